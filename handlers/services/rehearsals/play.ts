import { randomBytes } from 'node:crypto';
import { DomainError } from '../../../domain/errors.ts';
import { idFrom } from '../../../domain/ids.ts';
import { type RehearsalProblem, readTexts } from '../../../domain/rehearsals/read-texts.ts';
import { taskQueue } from '../../../workflows/case.messages.ts';
import { type RehearseInput, rehearseWorkflow } from '../../../workflows/rehearse.messages.ts';
import type { ServiceContext } from '../context.ts';
import { refuseUnlessDesigner } from '../drafts/designers.ts';
import { invalid, parse } from '../parse.ts';
import type { RehearsalsService } from '../rehearsals.services.ts';
import { ask } from '../temporal.ts';
import { type RehearsalMemo, rehearsalWorkflowId } from './found.ts';
import { rehearsalInputSchema } from './schemas.ts';

/** Starts a rehearsal of texts that can be read. Nothing of it is kept when Temporal forgets it. */
export function playRehearsal(context: ServiceContext): RehearsalsService['play'] {
  return async (caller, given) => {
    refuseUnlessDesigner(caller);
    const { only, ...texts } = parse(rehearsalInputSchema, given);
    await refuseUnreadable(texts, only);
    const id = idFrom('rehearsal', randomBytes(10));
    const input: RehearseInput = { ...texts, ...(only === undefined ? {} : { only }) };
    const memo: RehearsalMemo = { startedBy: caller.person.id };
    await ask(context, ({ workflow }) =>
      workflow.start(rehearseWorkflow, {
        workflowId: rehearsalWorkflowId(id),
        taskQueue,
        args: [input],
        memo: { ...memo },
        workflowExecutionTimeout: '30m',
        staticSummary: 'A rehearsal in the designer',
      }),
    );
    return { id };
  };
}

/** @throws `program-invalid` with every problem at its line; `invalid-input` for a script that is not there. */
async function refuseUnreadable(
  texts: { readonly source: string; readonly scripts: string },
  only: string | undefined,
): Promise<void> {
  const read = await readTexts(texts);
  if ('problems' in read) {
    const fields = read.problems.map(fieldProblem);
    const [first] = fields;
    throw new DomainError('program-invalid', `${fields.length} to correct. ${first?.message ?? ''}`, fields);
  }
  const names = read.scripts.map(({ name }) => name);
  if (only === undefined || names.includes(only)) return;
  throw invalid([
    { field: 'only', message: `There is no script of this name; there are ${names.join(', ')}` },
  ]);
}

function fieldProblem({ text, line, column, message }: RehearsalProblem) {
  const field = [text, line, column].filter((part) => part !== undefined).join(':');
  const file = text === 'source' ? 'the program' : 'the scripts';
  const place = [
    ...(line === undefined ? [] : [`line ${line}`]),
    ...(column === undefined ? [] : [`column ${column}`]),
  ];
  return { field, message: `In ${[file, ...place].join(', ')}: ${message}.`.replace(/\.\.$/, '.') };
}
