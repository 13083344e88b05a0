import type { UpdateDefinition } from '@temporalio/common';
import { condition, setHandler } from '@temporalio/workflow';
import type { CaseView } from '../../domain/cases/case.schema.ts';
import { refuseMoment, refuseReassignment, refuseSilence } from '../../domain/cases/steering.rules.ts';
import type { Refusal } from '../../domain/cases/task.rules.ts';
import { refuseMigration } from '../../domain/processes/migration.rules.ts';
import type { ProcessView } from '../../domain/processes/process-facts.ts';
import type { Process } from '../../domain/programs/process.schema.ts';
import { inHistoryFirst } from '../activity-profiles.ts';
import { refuseIf, registerAnswers } from '../blocks/answering.ts';
import { now, settle, viewOf } from '../blocks/case.ts';
import { registerForget } from '../blocks/forget.ts';
import { admin, extendTask, note, reassignTask, steeringDescriptions } from '../blocks/steering.ts';
import * as requests from '../case.messages.ts';
import * as messages from '../process.messages.ts';
import { hear } from './events.ts';
import { suspendWhenLong } from './long-life.ts';
import { end, type Run } from './run.ts';

/** Everything that can be asked of a running case. A refused act leaves no event in its history. */
export function registerHandlers(run: Run): void {
  const { c } = run;
  registerAnswers(c, () => c.facts.startedBy);
  registerForget(c, (unnamed) => {
    run.input = unnamed(run.input);
    suspendWhenLong(run);
  });
  setHandler(messages.startUpdate, () => whenOnRecord(run), {
    description: 'Answers when the case is on record',
  });
  setHandler(messages.eventSignal, (told) => hear(run, told), {
    description: 'An event that a step may wait for: { event, from, id, data }',
  });
  setHandler(messages.childEndedSignal, ({ step, outcome }) => void run.childOutcomes.set(step, outcome));
  registerPartnerActs(run);
  registerSteering(run);
}

async function whenOnRecord({ c }: Run): Promise<ProcessView> {
  await condition(() => c.recorded > 0);
  return viewOf(c);
}

interface ActHandler<Input> {
  readonly description: string;
  readonly check: (input: Input) => Refusal | undefined;
  readonly carryOut: (input: Input) => void;
  /** Answers when this has come about; when the turn is on record, if not given. */
  readonly until?: () => boolean;
}

/** Registers an act: refused where the rules refuse it, carried out, and answered when it is on record. */
function on<Input extends object>(
  run: Run,
  definition: UpdateDefinition<CaseView, [Input]> | UpdateDefinition<ProcessView, [Input]>,
  { description, check, carryOut, until }: ActHandler<Input>,
): void {
  const { c } = run;
  const refuse = (input: Input) => refuseIf(check(input));
  const handler = async (input: Input) => {
    refuse(input);
    inHistoryFirst();
    carryOut(input);
    if (until) await condition(() => until() && c.recorded === c.revision);
    else await settle(c);
    return viewOf(c);
  };
  setHandler(definition as UpdateDefinition<CaseView, [Input]>, handler, { validator: refuse, description });
}

const closed: Refusal = {
  code: 'case-closed',
  message: 'This case is closed; nothing more can be done with it.',
};

function registerPartnerActs(run: Run): void {
  const { c } = run;
  const whileOpen = () => (c.ending ? closed : undefined);
  on(run, messages.withdrawCaseUpdate, {
    description: 'The partner gives the case up: { reason, actor }',
    check: ({ reason }) => whileOpen() ?? refuseSilence(reason),
    carryOut: ({ reason, actor }) => end(run, 'withdrawn', { reason, actor }),
    until: () => c.outcome !== undefined,
  });
  on(run, messages.reopenUpdate, {
    description: 'The partner takes a closed case up again: { actor }',
    check: () =>
      c.outcome === undefined || run.reopenedBy
        ? { code: 'not-now', message: 'This case is open.' }
        : undefined,
    carryOut: ({ actor }) => {
      run.reopenedBy = actor;
    },
    until: () => c.outcome === undefined,
  });
}

/** Acts of an admin, from the console or from Temporal UI: there nothing has checked the input before. */
function registerSteering(run: Run): void {
  const { c } = run;
  const whileOpen = () => (c.ending ? closed : undefined);
  on(run, requests.reassignUpdate, {
    description: steeringDescriptions.reassign,
    check: (input) => whileOpen() ?? refuseReassignment(c.tasks, input, c.facts.startedBy),
    carryOut: (input) => reassignTask(c, input),
  });
  on(run, requests.extendUpdate, {
    description: 'Moves the due time of a task: { until, reason, taskId }',
    check: (input) => whileOpen() ?? refuseMoment(c.tasks, { taskId: '', ...input }, false, now()),
    carryOut: (input) => void extendTask(c, input),
  });
  on(run, requests.cancelUpdate, {
    description: steeringDescriptions.cancel,
    check: ({ reason }) => whileOpen() ?? refuseSilence(reason),
    carryOut: ({ reason, actor = admin }) => end(run, 'cancelled', { reason, actor }),
    until: () => c.outcome !== undefined,
  });
  on(run, requests.noteUpdate, {
    description: steeringDescriptions.note,
    check: ({ text }) => refuseSilence(text),
    carryOut: (input) => note(c, input),
  });
  registerMigration(run);
}

/** A case that somebody has moved before hears of what its version asks all the same. */
const refusedMove = (run: Run, to: Process, endsBy: string | undefined): Refusal | undefined =>
  endsBy !== undefined && to.program === run.program.program && to.version === run.program.version
    ? undefined
    : refuseMigration(viewOf(run.c), run.program, to);

function registerMigration(run: Run): void {
  const { c } = run;
  on(run, messages.migrateUpdate, {
    description: 'Moves the case to another version of its program, where it stands',
    check: ({ program, reason, endsBy }) =>
      (c.ending ? closed : refusedMove(run, program, endsBy)) ?? refuseSilence(reason),
    carryOut: ({ program, actor, reason, endsBy }) => {
      run.moveTo = { program, actor, reason, ...(endsBy === undefined ? {} : { endsBy }) };
      c.suspended = true;
    },
    until: () => run.moveTo === undefined && !c.suspended,
  });
}
