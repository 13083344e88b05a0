import { upsertSearchAttributes } from '@temporalio/workflow';
import { log, settle } from '../blocks/case.ts';
import { searchAttributes } from '../search-attributes.ts';
import { identityOf, type Run } from './run.ts';

/** Moves the suspended case to the version that it was asked to: its marks, tasks and clocks stay what they are. */
export async function moveOver(run: Run): Promise<void> {
  const { c, moveTo, input } = run;
  if (!moveTo) return;
  const { program, actor, reason } = moveTo;
  const from = run.program.version;
  run.program = program;
  c.identity = identityOf(input, program, c.identity.openedAt);
  log(c, 'migrated', `Moved from version ${from} to version ${program.version} of the program: ${reason}`, {
    actor,
    audience: 'vendor',
  });
  upsertSearchAttributes([{ key: searchAttributes.programVersion, value: program.version }]);
  delete run.moveTo;
  await settle(c);
}
