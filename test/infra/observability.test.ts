import { readFileSync } from 'node:fs';
import { Template } from 'aws-cdk-lib/assertions';
import { expect, test } from 'vitest';
import { deployment } from './deployment.ts';

interface AlarmProperties {
  readonly AlarmDescription: string;
  readonly AlarmActions: readonly unknown[];
}
const { observability } = deployment({ operationsEmail: 'ops@vendor.example', syntheticDealEvery: 5 });
const found = Template.fromStack(observability).findResources('AWS::CloudWatch::Alarm');
const alarms = Object.values(found).map(({ Properties }) => Properties as AlarmProperties);

/** The headings of the runbook's part on alarms, as links address them. */
function runbook(): string[] {
  const parts = readFileSync('docs/runbook.md', 'utf8').split(/^## /m);
  const part = parts.find((text) => text.startsWith('Alarms')) ?? '';
  return [...part.matchAll(/^### (.+)$/gm)].map(([, heading = '']) =>
    heading.toLowerCase().replaceAll(' ', '-'),
  );
}

test('every alarm leads to its heading in the runbook, and every heading has its alarm', () => {
  const led = alarms.map(({ AlarmDescription }) => /docs\/runbook\.md#(\S+)$/.exec(AlarmDescription)?.[1]);

  expect(led.sort()).toEqual(runbook().sort());
});

test('synthetic deals are watched where they are asked for: three that fail, or that do not come, call somebody', () => {
  Template.fromStack(observability).hasResourceProperties('AWS::CloudWatch::Alarm', {
    MetricName: 'SyntheticDealSucceeded',
    ...{ Period: 900, EvaluationPeriods: 1, Threshold: 1, ComparisonOperator: 'LessThanThreshold' },
    TreatMissingData: 'breaching',
  });
  const without = deployment();
  const named = JSON.stringify(Template.fromStack(without.observability).toJSON());
  expect(named).not.toContain('Synthetic');
  expect(JSON.stringify(Template.fromStack(without.workers).toJSON())).not.toContain('SYNTHETIC_DEAL_EVERY');
});

test('every alarm calls somebody', () => {
  for (const { AlarmActions } of alarms) expect(AlarmActions).toHaveLength(1);
});
