import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { compileProgram } from '../../domain/programs/compile-program.ts';
import { createReplay, type ReplayResult } from '../../domain/replay/replay.rules.ts';
import { print } from '../print.ts';
import { apiOptions, onlyOne } from './api-arguments.ts';
import { type PastRow, rowsOfApi, rowsOfExport } from './past-decisions.ts';
import { readSound } from './read-file.ts';
import { asJson, type BadRow, replayInWords } from './replay-report.ts';
import { replayAsSvg } from './replay-svg.ts';

/** Public holidays of so many years before and after this one: past decisions are held against the draft's calendar. */
const years = 10;
/** So many bad rows are told one by one. */
const toldAtMost = 50;

/** `throughline program replay`: which past decisions would have gone otherwise under a draft. */
export async function replayCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      ...apiOptions,
      from: { type: 'string' },
      api: { type: 'boolean', default: false },
      svg: { type: 'string' },
    },
  });
  const file = onlyOne(positionals, 'the file of one draft');
  const { from, as, svg, json } = values;
  if ((from === undefined) === !values.api)
    throw new Error('Say where past decisions come from: --from <file.ndjson>, or --api');
  const draft = readSound(file);
  if (!draft) return 1;
  const year = new Date().getUTCFullYear();
  const program = await compileProgram(draft, { from: year - years, to: year + years });
  const rows = from === undefined ? rowsOfApi(program.program, as) : rowsOfExport(from, program.program);
  const { result, bad, badCount } = await replayAll(createReplay(program), rows);
  if (svg !== undefined) writeFileSync(svg, replayAsSvg(result));
  const text = json ? asJson(result, bad, badCount) : replayInWords(result, bad, badCount);
  return print(text, badCount > 0 ? 1 : 0);
}

/** Takes in row after row; a bad one is told, and the rest goes on. */
export async function replayAll(
  replay: ReturnType<typeof createReplay>,
  batches: AsyncIterable<readonly PastRow[]>,
): Promise<{ result: ReplayResult; bad: BadRow[]; badCount: number }> {
  const bad: BadRow[] = [];
  let badCount = 0;
  for await (const rows of batches)
    for (const row of rows) {
      if ('record' in row) {
        replay.add(row.record);
        continue;
      }
      badCount += 1;
      if (bad.length < toldAtMost) bad.push(row);
    }
  return { result: replay.finish(), bad, badCount };
}
