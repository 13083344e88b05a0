import type { Film, RehearsalState } from '../../domain/rehearsals/film.ts';
import type { Script } from '../../domain/rehearsals/script.schema.ts';
import { walkableOf } from '../judging/coverage.rules.ts';
import { pieceOf } from '../play/piece-of.ts';
import { playCase } from '../play/play-case.ts';
import type { Rehearsal } from '../read-rehearsal.ts';
import type { RehearsalServer } from '../world/server.ts';
import { filmOf, pointId } from './film.rules.ts';

export interface FilmOptions {
  /** Does something with a server, which nobody else uses meanwhile; again with another one where the first is lost. */
  readonly withServer: <Result>(work: (server: RehearsalServer) => Promise<Result>) => Promise<Result>;
  readonly progress: (done: number, all: number, name: string) => void;
}

/** A script that cannot be played as it is. The message names it and says why. */
export class Unplayable extends Error {}

/** Plays the scripts one after another, and gives the film of each. @throws {@link Unplayable} */
export async function filmRehearsal(
  { program, scripts, sourceHash }: Rehearsal,
  { withServer, progress }: FilmOptions,
): Promise<Extract<RehearsalState, { state: 'played' }>> {
  const films: Film[] = [];
  for (const script of scripts) {
    progress(films.length, scripts.length, script.name);
    const piece = await pieceOf(program, script).catch((failure) => {
      throw unplayable(script, failure);
    });
    const film = await withServer(async (server) => {
      const began = performance.now();
      const played = await playCase(server, piece, script);
      return filmOf(program, played, performance.now() - began);
    });
    films.push(film);
  }
  const walkable = walkableOf(program).map((point) => ({ point: pointId(point), name: point.name }));
  return { state: 'played', sourceHash, films, walkable };
}

function unplayable({ name }: Script, failure: unknown): Unplayable {
  const words = failure instanceof Error ? failure.message : String(failure);
  return new Unplayable(`"${name}" cannot begin. ${words}`);
}
