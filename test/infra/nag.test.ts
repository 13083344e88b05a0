import { Topic } from 'aws-cdk-lib/aws-sns';
import { AwsSolutionsChecks } from 'cdk-nag';
import { expect, test } from 'vitest';
import { deployment, onLambda, ownDeployment } from './deployment.ts';

test.each([{}, onLambda])('cdk-nag finds nothing: %o', (context) => {
  const { app } = deployment({ operationsEmail: 'ops@vendor.example', ...context });

  const { violations } = new AwsSolutionsChecks(app).validateScope(app);

  expect(violations).toEqual([]);
});

test('the check can fail: a topic without encryption in transit is found', () => {
  const { app, api } = ownDeployment();
  new Topic(api, 'Open');

  const { violations } = new AwsSolutionsChecks(app).validateScope(app);

  expect(violations.map(({ ruleName }) => ruleName)).toContain('AwsSolutions-SNS3');
});
