import { changedWorkflows } from './changed-workflows.ts';

/** Workflows that notice sooner that a worker is gone: what an action may take is 3 seconds, not 30. */
export const hastyWorkflows = (): string =>
  changedWorkflows('hasty', /startToCloseTimeout: '30s'/g, "startToCloseTimeout: '3s'");
