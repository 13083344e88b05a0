import type { DecisionRecord } from '../../domain/processes/decision-record.schema.ts';
import type { WrittenProgram } from '../../domain/programs/read-program.ts';
import type { ReplayResult } from '../../domain/replay/replay.rules.ts';
import { allPages } from './all-pages.ts';

/** Public holidays of so many years before and after this one. */
const years = 10;

/**
 * Holds the past decisions of a program against a text, page by page, in the browser. Between two pages, and within a
 * long one, whoever looks can go on working.
 */
export async function replayPast(
  program: WrittenProgram,
  tell: (words: string) => void,
  signal: AbortSignal,
): Promise<ReplayResult> {
  const [{ compileProgram }, { createReplay }] = await Promise.all([
    import('../../domain/programs/compile-program.ts'),
    import('../../domain/replay/replay.rules.ts'),
  ]);
  const year = new Date().getUTCFullYear();
  const replay = createReplay(await compileProgram(program, { from: year - years, to: year + years }));
  const path = `/programs/${encodeURIComponent(program.program)}/decisions`;
  let records = 0;
  for await (const page of allPages<DecisionRecord>('GET', path, signal)) {
    for (const piece of piecesOf(page)) {
      for (const record of piece) replay.add(record);
      records += piece.length;
      tell(`${records.toLocaleString('en')} past answers so far`);
      await breath();
      signal.throwIfAborted();
    }
  }
  return replay.finish();
}

/** So many are judged without a pause: far below what anybody notices. */
const atOnce = 50;

function piecesOf<Item>(items: readonly Item[]): Item[][] {
  const count = Math.ceil(items.length / atOnce);
  return Array.from({ length: count }, (_, index) => items.slice(index * atOnce, (index + 1) * atOnce));
}

/** Lets the browser draw, and take what was typed. */
const breath = () => new Promise((resolve) => setTimeout(resolve, 0));
