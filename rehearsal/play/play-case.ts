import { setTimeout as rest } from 'node:timers/promises';
import type { Script } from '../../domain/rehearsals/script.schema.ts';
import { type Cast, castOf } from '../world/cast.ts';
import { type CaseRecord, emptyRecord } from '../world/record.ts';
import type { RehearsalServer } from '../world/server.ts';
import { type ActProblem, isAnswer, numbered, OpenActs, quietSecond } from './acts.ts';
import { openAgenda } from './agenda.ts';
import { ending, follow, watchdog } from './endings.ts';
import { scheduleHappenings, scheduleMeanwhile } from './happenings.ts';
import type { Piece } from './piece.ts';
import type { Play } from './play.ts';
import { activitiesOf } from './turns.ts';

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
