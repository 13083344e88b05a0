import { createHash } from 'node:crypto';
import type { WorkflowHandle } from '@temporalio/client';
import { endsBy } from '../../domain/certification/holders.rules.ts';
import { caseWorkflowId, idFrom } from '../../domain/ids.ts';
import { allSteps } from '../../domain/processes/migration.rules.ts';
import type { ProcessView } from '../../domain/processes/process-facts.ts';
import { knownAt } from '../../domain/processes/rounds.rules.ts';
import type { Process } from '../../domain/programs/process.schema.ts';
import { checkStart } from '../../domain/programs/start.rules.ts';
import { problemOfValue } from '../../domain/programs/value-types.rules.ts';
import { own } from '../../domain/records.ts';
import {
  type Happening,
  processHappenings,
  type Script,
  type ScriptedAnswer,
} from '../../domain/rehearsals/script.schema.ts';
import { partnerEvents } from '../../domain/webhooks/told-to-cases.rules.ts';
import { cancelUpdate } from '../../workflows/case.messages.ts';
import {
  type EventTold,
  eventSignal,
  migrateUpdate,
  type ProcessCaseInput,
  processCaseWorkflow,
  reopenUpdate,
  withdrawCaseUpdate,
} from '../../workflows/process.messages.ts';
import { processStartOptions } from '../../workflows/process.start.ts';
import { type Cast, castOf } from '../world/cast.ts';
import { madeUp } from '../world/made-up.ts';
import { noCustomers } from '../world/memory-stores.ts';
import { fillIn, withFiles, wordsOf } from './answer-form.ts';
import type { AskedFor, HappeningMoment, Piece } from './piece.ts';

/** A case of a program of stages and steps. Throws when the starting form is not accepted. */
export async function processPiece(program: Process, script: Script): Promise<Piece> {
  const cast = castOf(program, script);
  const form = program.forms[program.starts.form];
  const sent = form ? withFiles(form, script.values) : script.values;
  const of = { partner: cast.partner, ...learnerIn(cast) };
  const begun = await checkStart(program, sent, { ...of, now: script.starts });
  if ('problems' in begun)
    throw new Error(
      `The starting form of the script's case is not accepted. ${wordsOf(begun.problems)}. Give each in the script's values, or let the field be left out (required: false).`,
    );
  const caseId = idFrom('case', createHash('sha256').update(script.name).digest());
  const input: ProcessCaseInput = {
    ...{ caseId, program, ...of, ...begun },
    startedBy: { personId: cast.starter.id, via: 'portal' },
  };
  const sole = soleLevels(program);
  return {
    program,
    casting: program,
    workflowId: caseWorkflowId(program.program, cast.partner.id, caseId),
    firstStage: program.stages[0]?.id ?? '',
    async start(client) {
      const options = processStartOptions(input, 'https://portal.example');
      await client.workflow.start(processCaseWorkflow, {
        ...options,
        workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      });
    },
    isAbout: ({ on }, { step }) => step === on || isSole(sole, step, on),
    dataFor: (act, asked) => dataFor(program, cast, act, asked),
    happen: happenIn(program),
    customers: noCustomers,
    meanwhile: [],
  };
}

const learnerIn = ({ learner }: Cast) => (learner ? { learner: { id: learner.id, name: learner.name } } : {});

/** Whether a task is the only level of a decision: of this one, or of any if no element or round is named. */
function isSole(sole: ReadonlyMap<string, string>, step: string, on: string): boolean {
  const decision = sole.get(step.replace(/^.*\]\./, ''));
  return decision !== undefined && (on === decision || on === step.split('/')[0]);
}

/** Level's path → decision, of decisions that have but one: there the decision's own path is clear enough. */
function soleLevels(program: Process): ReadonlyMap<string, string> {
  const steps = program.stages.flatMap(({ steps }) => allSteps(steps));
  const pairs = steps.flatMap((step) =>
    step.step === 'decision' && step.levels.length === 1
      ? [[`${step.id}/${step.levels[0]?.name ?? ''}`, step.id] as const]
      : [],
  );
  return new Map(pairs);
}

async function dataFor(program: Process, cast: Cast, act: ScriptedAnswer, asked: AskedFor) {
  const { task, outcome, person, at } = asked;
  if (outcome.needs === 'signature') return { name: act.sign ?? person.name, hash: task.agreement?.hash };
  if (outcome.needs !== 'form') return undefined;
  const view = asked.view as ProcessView;
  const data = { ...knownAt(view.facts, task.step), partner: cast.partner };
  return { values: await fillIn({ program, task, sent: act.send ?? {}, data, now: at }) };
}

const scriptedReason = 'As the script says';

const happenIn =
  (program: Process) =>
  async (handle: WorkflowHandle, happening: Happening, moment: HappeningMoment): Promise<void> => {
    const { cast } = moment;
    const { does, reason = scriptedReason } = happening;
    const partner = { personId: cast.starter.id, via: 'portal' } as const;
    const admin = {
      personId: cast.people.find(({ roles }) => roles.includes('admin'))?.id ?? '',
      via: 'portal',
    } as const;
    if (does === 'withdraw')
      await handle.executeUpdate(withdrawCaseUpdate, { args: [{ actor: partner, reason }] });
    else if (does === 'reopen') await handle.executeUpdate(reopenUpdate, { args: [{ actor: partner }] });
    else if (does === 'cancel')
      await handle.executeUpdate(cancelUpdate, { args: [{ actor: admin, reason }] });
    else if (does === 'new-version') await publishNext(handle, program, moment);
    else if (does !== 'event')
      throw new Error(`Only a deal knows ${does}; this case knows ${processHappenings.join(', ')}.`);
    else await handle.signal(eventSignal, toldBy(happening, moment));
  };

/** What a case is told by the product of what happens to its partner, or by another system, which tells the name alone. */
function toldBy({ event, tells = {} }: Happening, { cast, now }: HappeningMoment): EventTold {
  if (event === undefined) throw new Error('Say which event is sent.');
  const { gives } = own(partnerEvents, event) ?? {};
  const wrong = Object.entries(tells).flatMap(([name, value]) => problemsOf(gives ?? {}, name, value));
  if (wrong.length > 0) throw new Error(`The event ${event} cannot tell that. ${wrong.join(' ')}`);
  if (!gives) return { event, from: { via: 'api' } };
  const made = madeUp(gives, { partnerId: cast.partner.id, now: now.toISOString() });
  return { event, from: { via: 'system' }, data: { ...made, ...tells } };
}

function problemsOf(gives: Readonly<Record<string, string>>, name: string, value: unknown): string[] {
  const type = own(gives, name);
  if (type === undefined) {
    const names = Object.keys(gives).join(', ');
    return [
      `It has no ${name}; ${names === '' ? 'it tells nothing but that it happened' : `there are ${names}`}.`,
    ];
  }
  const problem = problemOfValue(type, value);
  return problem === undefined ? [] : [`${name} ${problem}`];
}

/** The same text as the next version, which asks of the holder what it says. */
async function publishNext(handle: WorkflowHandle, program: Process, { view, now }: HappeningMoment) {
  const next = { ...program, version: (view?.program.version ?? program.version) + 1 };
  const reason = program.holders?.why ?? 'A new version is in force';
  const by = endsBy(program, now.toISOString());
  const argument = {
    program: next,
    reason,
    actor: { via: 'system' as const },
    ...(by === undefined ? {} : { endsBy: by }),
  };
  await handle.executeUpdate(migrateUpdate, { args: [argument] });
}
