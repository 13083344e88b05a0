import { Template } from 'aws-cdk-lib/assertions';
import { expect, test } from 'vitest';
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
