import { setupOf } from '../parts.ts';

export const setup = setupOf('workflowBundlePath');
