import { setupOf } from '../parts.ts';

export const setup = setupOf(
  'dynamodbEndpoint',
  'temporalAddress',
  'sesEndpoint',
  's3Endpoint',
  'chromiumPath',
  'designerFiles',
  'workflowBundlePath',
);
