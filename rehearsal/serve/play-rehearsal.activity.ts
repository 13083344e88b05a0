import { Context } from '@temporalio/activity';
import { packFilms } from '../../activities/rehearsals/packed-films.ts';
import { PartUnavailable } from '../../local/parts/part.ts';
import { TestServerNotStarted } from '../../local/parts/time-skipping.ts';
import type {
  RehearsalActivities,
  RehearsalProgress,
  RehearsalResult,
} from '../../workflows/rehearse.messages.ts';
import { filmRehearsal, Unplayable } from '../film/film-rehearsal.ts';
import { NotUnderstood, readRehearsalTexts } from '../read-rehearsal.ts';
import { ServerLost } from './lost.ts';
import type { WarmServer } from './warm-server.ts';

const beat = 2_000;

/** How the server that is warm now tells how far its start is. */
export interface StartListener {
  tell: (text: string) => void;
}

/**
 * Plays a rehearsal on the one server of this process; only one is played at a time. It may be played twice: nothing of
 * it stays.
 */
export function createPlayRehearsal(server: WarmServer, start: StartListener): RehearsalActivities {
  return {
    async playRehearsal({ source, scripts, only }) {
      const { cancellationSignal, heartbeat } = Context.current();
      let progress: RehearsalProgress = { done: 0, all: 0, name: '' };
      const tell = (change: Partial<RehearsalProgress>) => {
        progress = { ...progress, ...change };
        heartbeat(progress);
      };
      start.tell = (name) => tell({ name });
      const beating = setInterval(() => tell({}), beat);
      try {
        const texts = { source: Buffer.from(source), scripts };
        const rehearsal = await readRehearsalTexts(
          texts,
          { source: 'Program', scripts: 'Scripts' },
          (name) => only === undefined || name === only,
        );
        const played = await filmRehearsal(rehearsal, {
          withServer: (work) => server.use(work, cancellationSignal),
          progress: (done, all, name) => tell({ done, all, name }),
        });
        return { state: 'played', packed: await packFilms(played) };
      } catch (failure) {
        if (failure instanceof ServerLost || cancellationSignal.aborted) throw failure;
        return failed(failure);
      } finally {
        clearInterval(beating);
        start.tell = () => undefined;
      }
    },
  };
}

/** Failures whose messages say what to do. */
const inWords = [PartUnavailable, TestServerNotStarted, NotUnderstood, Unplayable];

/** In words, and only once: the messages hold what scripts say, which no log is to have. */
function failed(failure: unknown): RehearsalResult {
  if (inWords.some((kind) => failure instanceof kind))
    return { state: 'failed', problem: (failure as Error).message };
  const words = failure instanceof Error ? failure.message : String(failure);
  return { state: 'failed', problem: `The rehearsal could not be played to its end. ${words}` };
}
