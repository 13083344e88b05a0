import { setTimeout as rest } from 'node:timers/promises';
import type { WorkflowHandle } from '@temporalio/client';
import { WorkflowUpdateFailedError } from '@temporalio/client';
import type { RecordInput } from '../../activities/activities.ts';
import type { Task } from '../../domain/cases/case.schema.ts';
import { childEndedSignal } from '../../workflows/process.messages.ts';
import type { Script, ScriptedAnswer } from '../script.schema.ts';
import { caseActivities } from '../world/case-activities.ts';
import { type Cast, castOf } from '../world/cast.ts';
import { type CaseRecord, emptyRecord } from '../world/record.ts';
import type { RehearsalServer } from '../world/server.ts';
import {
  type ActProblem,
  isAnswer,
  type NumberedAct,
  numbered,
  OpenActs,
  ownSecond,
  quietSecond,
} from './acts.ts';
import { type Agenda, openAgenda } from './agenda.ts';
import { answerTask, stillOpen } from './answer-task.ts';
import { ending, follow, watchdog } from './endings.ts';
import type { Piece } from './piece.ts';

/** A case that was played to its end, or for as long as it was watched. */
export interface PlayedCase {
  readonly script: Script;
  readonly cast: Cast;
  readonly record: CaseRecord;
  readonly firstStage: string;
  /** When it ended, or when nobody watched it any longer; ISO 8601, in the case's own time. */
  readonly endedAt: string;
  /** Acts that did not come about as written. */
  readonly problems: readonly ActProblem[];
}

const minute = 60_000;
const twoYears = 730 * 24 * 60 * minute;
/** Real time in which a workflow that was ended is heard of as ended. */
const goodbye = 5_000;

/** What the parts of a play share. */
interface Play {
  readonly server: RehearsalServer;
  readonly piece: Piece;
  readonly script: Script;
  readonly cast: Cast;
  readonly record: CaseRecord;
  readonly agenda: Agenda;
  readonly acts: OpenActs;
  readonly problems: ActProblem[];
  /** Happenings that are still to come. */
  readonly ahead: Set<NumberedAct>;
  /** Without the run: a case that continued as new is the same case. */
  readonly handle: WorkflowHandle;
  /** Ends the play, while the clock is held: nothing more happens. */
  finish(): Promise<void>;
  alive(): void;
}

/**
 * Plays one case: the people of its script act when their tasks open, everybody else stays silent, and time leaps from
 * one moment to the next at which anything is due. The clock must be held by the caller, and is when this answers.
 */
export async function playCase(server: RehearsalServer, piece: Piece, script: Script): Promise<PlayedCase> {
  const start = Date.parse(script.starts);
  const clockOffset = start - (await server.clock.now());
  const watch = watchdog();
  const { finished, finish } = ending(server.clock);
  const play: Play = {
    ...{ server, piece, script, finish, alive: watch.alive },
    handle: server.client.workflow.getHandle(piece.workflowId),
    cast: castOf(piece.casting, script),
    record: emptyRecord(),
    agenda: openAgenda(server.clock, clockOffset),
    acts: new OpenActs(numbered(script), piece.isAbout),
    problems: [],
    ahead: new Set(numbered(script).filter((one) => !isAnswer(one))),
  };
  server.admit(piece.workflowId, activitiesOf(play, clockOffset), clockOffset);
  let followed: Promise<void> | undefined;
  try {
    await piece.start(server.client);
    const workflow = follow(play.handle);
    followed = workflow.over;
    await scheduleHappenings(play, start);
    await scheduleMeanwhile(play, start);
    await play.agenda.at(quietSecond(start + (script.until ?? twoYears)), finish);
    await server.clock.release();
    const failures = [play.agenda.failed, watch.barked, workflow.failed];
    await Promise.race([finished, ...failures]);
    return await result(play, clockOffset);
  } finally {
    watch.stop();
    play.agenda.close();
    await play.handle.terminate('The rehearsal is over').catch(() => undefined);
    await Promise.race([followed, rest(goodbye)]);
    await server.clock.drain();
    server.dismiss(piece.workflowId);
  }
}

function activitiesOf(play: Play, clockOffset: number) {
  const { piece, script, cast, record } = play;
  const now = async () => (await play.server.clock.now()) + clockOffset;
  return caseActivities({
    ...{ program: piece.program, script, cast, record, now },
    customers: piece.customers(now),
    onTurn: (turn) => takeTurn(play, turn),
    started: (step, workflowId) => endChild(play, step, workflowId),
  });
}

/** Runs while the case waits for its record to be written: what is noted here is noted before time goes on. */
async function takeTurn(play: Play, turn: RecordInput): Promise<void> {
  play.alive();
  for (const { task, act } of play.acts.taken(turn))
    await play.agenda.at(secondOf(play, Date.parse(task.openedAt) + act.act.after, act), () =>
      attempt(play, act, act.act.on, () => answer(play, task.id, act.act)),
    );
  if (turn.view.status === 'closed')
    await play.agenda.at(quietSecond(Date.parse(turn.view.updatedAt)), () => closed(play));
}

const secondOf = ({ script }: Play, due: number, act: NumberedAct) => ownSecond(due, act, script.acts.length);

/** A while after the end everything that was on its way has arrived: time does not leap while anything is. */
async function closed(play: Play): Promise<void> {
  if (play.record.view?.status === 'closed' && play.ahead.size === 0) await play.finish();
}

async function scheduleHappenings(play: Play, start: number): Promise<void> {
  for (const one of play.ahead) {
    const { act } = one;
    if (isAnswer(one) || 'on' in act) continue;
    await play.agenda.at(secondOf(play, start + act.at, one), async () => {
      play.ahead.delete(one);
      await attempt(play, one, act.does, async () => {
        const { cast, record, handle, piece } = play;
        const now = new Date(start + act.at);
        await piece.happen(handle, act, { cast, view: record.view, now });
      });
      await play.agenda.at(quietSecond(start + act.at), () => closed(play));
    });
  }
}

/** What others do has a second of its own, too, behind those of the acts. */
async function scheduleMeanwhile({ piece, script, agenda, handle }: Play, start: number): Promise<void> {
  const { length } = script.acts;
  for (const { after, happens } of piece.meanwhile)
    await agenda.at(ownSecond(start + after, { number: length + 1 }, length), () => happens(handle));
}

async function answer(play: Play, taskId: string, act: ScriptedAnswer): Promise<void> {
  const { record, handle, piece, cast } = play;
  const { view } = record;
  const task: Task | undefined = stillOpen(view, taskId);
  if (!view || !task) throw new Error('The task is no longer open.');
  await answerTask({
    ...{ handle, task, act, people: cast.people },
    dataFor: (outcome, person) => piece.dataFor(act, { task, outcome, person, view }),
  });
}

/** Something that the case, or the script, does not allow is told; the case goes on. */
async function attempt(
  play: Play,
  { number }: NumberedAct,
  about: string,
  act: () => Promise<void>,
): Promise<void> {
  play.alive();
  try {
    await act();
  } catch (failure) {
    const at = play.record.view?.updatedAt;
    play.problems.push({ act: number, about, ...(at ? { at } : {}), message: wordsOf(failure) });
  }
}

function wordsOf(failure: unknown): string {
  const cause = failure instanceof WorkflowUpdateFailedError ? failure.cause : failure;
  return cause instanceof Error ? cause.message : String(cause);
}

/** A started case of another program ends as the script says. */
async function endChild(play: Play, path: string, workflowId: string): Promise<void> {
  const scripted = play.script.programs[path.split('.').at(-1) ?? path];
  if (!scripted) return;
  const { outcome, after } = scripted;
  const from = Date.parse(play.record.view?.updatedAt ?? play.script.starts);
  await play.agenda.at(from + after, async () => {
    await play.server.client.workflow.getHandle(workflowId).signal(childEndedSignal, { step: path, outcome });
  });
}

async function result(play: Play, clockOffset: number): Promise<PlayedCase> {
  const { script, cast, record, piece, acts, problems } = play;
  const now = new Date((await play.server.clock.now()) + clockOffset).toISOString();
  const closedAt = record.entries.findLast(({ kind }) => kind === 'closed')?.at;
  const never = acts.left().map(({ number, act }) => ({
    ...{ act: number, about: act.on },
    message: 'No such task opened that an earlier act had not taken.',
  }));
  const endedAt = record.view?.status === 'closed' ? (closedAt ?? now) : now;
  return { script, cast, record, firstStage: piece.firstStage, endedAt, problems: [...problems, ...never] };
}
