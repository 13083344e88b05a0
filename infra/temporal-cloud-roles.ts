/**
 * The roles as which Temporal Cloud invokes functions of its customers, from its own template:
 * https://docs.temporal.io/production-deployment/worker-deployments/serverless-workers/aws-lambda#configure-iam
 */
export const temporalCloudRoles = [
  '902542641901',
  '160190466495',
  '819232936619',
  '829909441867',
  '354116250941',
].map((account) => `arn:aws:iam::${account}:role/wci-lambda-invoke`);
