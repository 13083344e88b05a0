import { useCallback, useEffect, useState } from 'react';
import type { ProgramVersion } from '../../domain/programs/program.ts';
import type { RunningVersion } from '../../handlers/services/programs.services.ts';
import { ApiFailure, call } from '../api.ts';
import { failureWords } from '../failure-words.ts';

/** The versions of a program, the highest first, as they were when they were last asked for. */
export interface Versions {
  readonly me: string;
  readonly versions: readonly ProgramVersion[];
  readonly running: readonly RunningVersion[];
  readonly failed?: string;
  readonly loaded: boolean;
}

const none: Versions = { me: '', versions: [], running: [], loaded: false };

/**
 * The versions of the program of this id, and the way to ask for them again. They are asked for whenever somebody looks
 * (`watched`) or comes back to the window: somebody else may have published meanwhile.
 */
export function useVersions(
  programId: string | undefined,
  watched: boolean,
): readonly [Versions, () => Promise<void>] {
  const [known, setKnown] = useState<Versions>(none);
  const load = useCallback(async () => {
    if (programId === undefined) return;
    try {
      setKnown(await ask(programId));
    } catch (failure) {
      setKnown((before) => ({ ...before, failed: failureWords(failure) }));
    }
  }, [programId]);
  useEffect(() => {
    if (!watched) return;
    const look = () => void load();
    look();
    window.addEventListener('focus', look);
    return () => window.removeEventListener('focus', look);
  }, [load, watched]);
  return [known, load];
}

async function ask(programId: string): Promise<Versions> {
  const path = `/programs/${encodeURIComponent(programId)}`;
  const [{ id: me }, versions, running] = await Promise.all([
    call<{ id: string }>('GET', '/me'),
    listed<ProgramVersion>(`${path}/versions`),
    listed<RunningVersion>(`${path}/running`),
  ]);
  return { me, versions, running, loaded: true };
}

/** A program that nobody has proposed has no versions yet. */
async function listed<Item>(path: string): Promise<readonly Item[]> {
  try {
    return (await call<{ items: readonly Item[] }>('GET', path)).items;
  } catch (failure) {
    if (failure instanceof ApiFailure && failure.code === 'not-found') return [];
    throw failure;
  }
}
