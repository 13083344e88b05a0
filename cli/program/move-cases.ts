import { reasonOf } from '../outcome.ts';
import { type Preview, type ProgramsApi, versionAfter } from '../programs-api.ts';

/** What came of one case. `left`: the command was stopped before it; run again, it takes up there. */
export interface Moved {
  readonly caseId: string;
  readonly title: string;
  readonly status: 'moved' | 'refused' | 'failed' | 'left';
  readonly why?: string;
}

export interface Moving {
  readonly to: number;
  readonly reason: string;
  readonly stopped: () => boolean;
  readonly progress: (moved: Moved, at: number, all: number) => void;
}

/** Moves cases one after another. What cannot be moved stays where it is, and the others are moved. */
export async function moveCases(
  api: Pick<ProgramsApi, 'migrate'>,
  previews: readonly Preview[],
  { to, reason, stopped, progress }: Moving,
): Promise<readonly Moved[]> {
  const moved: Moved[] = [];
  for (const { caseId, title, problem } of previews) {
    const one: Moved = stopped()
      ? { caseId, title, status: 'left' }
      : problem === undefined
        ? { caseId, title, ...(await move(api, caseId, to, reason)) }
        : { caseId, title, status: 'refused', why: problem };
    moved.push(one);
    if (one.status !== 'left') progress(one, moved.length, previews.length);
  }
  return moved;
}

async function move(
  api: Pick<ProgramsApi, 'migrate'>,
  caseId: string,
  to: number,
  reason: string,
): Promise<Pick<Moved, 'status' | 'why'>> {
  const reply = await api.migrate(caseId, to, reason);
  if (reply.kind === 'failed') return { status: 'failed', why: reply.detail };
  if (reply.kind === 'refused') return { status: 'refused', why: reasonOf(reply) };
  return versionAfter(reply.body) === to
    ? { status: 'moved' }
    : { status: 'failed', why: 'the answer does not say that it was moved' };
}
