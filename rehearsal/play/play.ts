import type { WorkflowHandle } from '@temporalio/client';
import { WorkflowUpdateFailedError } from '@temporalio/client';
import type { Script } from '../../domain/rehearsals/script.schema.ts';
import type { Cast } from '../world/cast.ts';
import type { CaseRecord } from '../world/record.ts';
import type { RehearsalServer } from '../world/server.ts';
import { type ActProblem, type NumberedAct, type OpenActs, ownSecond } from './acts.ts';
import type { Agenda } from './agenda.ts';
import type { Piece } from './piece.ts';

/** What the parts of a play share. */
export interface Play {
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

/** The moment at which an act is carried out that is due at this one. */
export const secondOf = ({ script }: Play, due: number, act: NumberedAct) =>
  ownSecond(due, act, script.acts.length);

/** A while after the end everything that was on its way has arrived: time does not leap while anything is. */
export async function closed(play: Play): Promise<void> {
  if (play.record.view?.status === 'closed' && play.ahead.size === 0) await play.finish();
}

/** Something that the case, or the script, does not allow is told; the case goes on. */
export async function attempt(
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
