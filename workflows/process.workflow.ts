import { Interrupted, log } from './blocks/case.ts';
import { notify } from './blocks/notify.ts';
import { close } from './process/closing.ts';
import { registerHandlers } from './process/handlers.ts';
import { continueWhenLong } from './process/long-life.ts';
import { moveOver } from './process/migration.ts';
import { end, openRun, type Run, toldOf } from './process/run.ts';
import { walkProgram } from './process/walk.ts';
import type { ProcessCaseInput } from './process.messages.ts';

/**
 * A case of any program that is made of stages and steps: walked to its end, moved to another version where somebody
 * asks for it, taken up again where the program allows it.
 */
export async function processCase(input: ProcessCaseInput): Promise<{ outcome: string }> {
  const run = openRun(input);
  registerHandlers(run);
  if (!input.resume) logOpening(run);
  for (;;) {
    const ending = await walkToTheEnd(run);
    if ((await close(run, ending)) === 'closed') return { outcome: ending.outcome };
  }
}

async function walkToTheEnd(run: Run) {
  const { c } = run;
  for (;;) {
    try {
      await walkProgram(run);
      end(run, Object.keys(run.program.outcomes)[0] ?? 'done');
    } catch (interruption) {
      if (!(interruption instanceof Interrupted)) throw interruption;
    }
    if (c.ending) return c.ending;
    await moveOver(run);
    await continueWhenLong(run);
    c.suspended = false;
  }
}

function logOpening({ c, input, program }: Run): void {
  log(c, 'started', `${program.title} was started.`, { actor: input.startedBy });
  if (program.starts.by !== 'vendor')
    notify(c, { message: 'case-started', step: 'started', personIds: toldOf(c.facts) });
}
