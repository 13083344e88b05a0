import { Topic } from 'aws-cdk-lib/aws-sns';
import { AwsSolutionsChecks } from 'cdk-nag';
import { expect, test } from 'vitest';
import { deployment, ownDeployment } from './deployment.ts';

test('cdk-nag finds nothing', () => {
  const { app } = deployment({ operationsEmail: 'ops@vendor.example' });

  const { violations } = new AwsSolutionsChecks(app).validateScope(app);

  expect(violations).toEqual([]);
});

test('the check can fail: a topic without encryption in transit is found', () => {
  const { app, api } = ownDeployment();
  new Topic(api, 'Open');

  const { violations } = new AwsSolutionsChecks(app).validateScope(app);

  expect(violations.map(({ ruleName }) => ruleName)).toContain('AwsSolutions-SNS3');
});
