import { upsertSearchAttributes } from '@temporalio/workflow';
import { formatDate } from '../../domain/calendar/date-words.rules.ts';
import { broughtForward } from '../../domain/certification/holders.rules.ts';
import { log, settle } from '../blocks/case.ts';
import { searchAttributes } from '../search-attributes.ts';
import { identityOf, type Run } from './run.ts';

/** Moves the suspended case to the version that it was asked to: its marks, tasks and clocks stay what they are. */
export async function moveOver(run: Run): Promise<void> {
  const { c, moveTo, input } = run;
  if (!moveTo) return;
  const { program, actor, reason, endsBy } = moveTo;
  const from = run.program.version;
  if (endsBy !== undefined) c.facts = broughtForward(c.facts, run.program, endsBy);
  run.program = program;
  c.identity = identityOf(input, program, c.identity.openedAt);
  const moved =
    from === program.version
      ? ''
      : `Moved from version ${from} to version ${program.version} of the program: `;
  log(c, 'migrated', `${moved}${reason}`, { actor, audience: 'vendor' });
  if (endsBy !== undefined)
    log(
      c,
      'ends-sooner',
      `A new version of the program: what was awarded ends ${formatDate(endsBy.slice(0, 10))} at the latest. ${reason}`,
    );
  upsertSearchAttributes([{ key: searchAttributes.programVersion, value: program.version }]);
  delete run.moveTo;
  await settle(c);
}
