import { Template } from 'aws-cdk-lib/assertions';
import { expect, test } from 'vitest';
import { atRestOf, type Resource } from '../../domain/costs/at-rest.rules.ts';
import { deployment } from './deployment.ts';

/** What changes with every edit of a source, and says nothing of what is deployed. */
const normalised = (template: object): string =>
  `${JSON.stringify(template, null, 1).replace(/[0-9a-f]{64}/g, '<hash>')}\n`;

const { data, mail, api, workers, mailEvents, stream, observability } = deployment();

// A change of what is deployed is read as a difference of its file. To write them anew: vitest --update.
test.each([data, mail, api, workers, mailEvents, stream, observability])(
  '$stackName is as it was last read',
  async (stack) => {
    await expect(normalised(Template.fromStack(stack).toJSON())).toMatchFileSnapshot(
      `templates/${stack.stackName}.template`,
    );
  },
);

// The page docs/technical-description/what-it-costs.md is computed from it. A resource without a price fails here, too.
test('what costs something at rest is as infra/costs/at-rest.json has it', async () => {
  const stacks = [data, mail, api, workers, mailEvents, stream, observability];
  const resources = stacks.map((stack) => {
    const found = Template.fromStack(stack).toJSON().Resources as Record<string, Resource>;
    return [stack.stackName, Object.values(found)] as const;
  });
  const billed = atRestOf(Object.fromEntries(resources));
  await expect(`${JSON.stringify(billed, null, 2)}\n`).toMatchFileSnapshot('../../infra/costs/at-rest.json');
});
