import { setupOf } from '../parts.ts';

export const setup = setupOf('temporalServerPath', 'dynamodbEndpoint', 'sesEndpoint', 'workflowBundlePath');
