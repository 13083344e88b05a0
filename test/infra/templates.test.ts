import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { expect, test } from 'vitest';
import { atRestOf, type Resource } from '../../domain/costs/at-rest.rules.ts';
import { deployment, onLambda } from './deployment.ts';

/** What changes with every edit of a source, and says nothing of what is deployed. */
const normalised = (template: object): string =>
  `${JSON.stringify(template, null, 1)
    .replace(/[0-9a-f]{64}/g, '<hash>')
    .replace(/(CurrentVersion[0-9A-F]{8})[0-9a-f]{32}/g, '$1<hash>')}\n`;

const shipped = deployment();
const { data, mail, api, workers, mailEvents, stream, observability } = shipped;
const { workers: functions } = deployment(onLambda);

// A change of what is deployed is read as a difference of its file. To write them anew: vitest --update.
test.each([data, mail, api, workers, functions, mailEvents, stream, observability])(
  '$stackName is as it was last read',
  async (stack) => {
    await expect(normalised(Template.fromStack(stack).toJSON())).toMatchFileSnapshot(
      `templates/${stack.stackName}.template`,
    );
  },
);

// The page docs/technical-description/what-it-costs.md is computed from them. A resource without a price fails here, too.
test.each([
  ['at-rest', shipped],
  // The least that there can be.
  ['at-rest-on-lambda', deployment({ ...onLambda, dashboard: 'false' })],
])(
  'what costs something at rest is as infra/costs/%s.json has it',
  async (name, { app: _app, ...stacks }) => {
    const resources = Object.values(stacks).map((stack: Stack) => {
      const found = Template.fromStack(stack).toJSON().Resources as Record<string, Resource>;
      return [stack.stackName, Object.values(found)] as const;
    });
    const billed = atRestOf(Object.fromEntries(resources));
    await expect(`${JSON.stringify(billed, null, 2)}\n`).toMatchFileSnapshot(
      `../../infra/costs/${name}.json`,
    );
  },
);
