import { parseArgs } from 'node:util';
import { print } from '../print.ts';
import { connectPrograms, type Preview, type ProgramsApi } from '../programs-api.ts';
import { Refused } from '../refused.ts';
import { apiOptions, onlyOne, versionNumber } from './api-arguments.ts';
import { movedInWords, previewInWords } from './migration-report.ts';
import { type Moved, moveCases } from './move-cases.ts';

/** `throughline program migrate`: what moving the running cases would do, and with --yes moves them. */
export async function migrateCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      ...apiOptions,
      to: { type: 'string' },
      cases: { type: 'string' },
      reason: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      yes: { type: 'boolean', default: false },
    },
  });
  const id = onlyOne(positionals);
  const to = versionNumber(values.to, '--to');
  const { reason, json } = values;
  const moves = values.yes && !values['dry-run'];
  if (moves && !reason?.trim())
    throw new Error('Say why with --reason "...": it goes on the record of each case');
  const api = connectPrograms(values.as);
  const previews = await previewsOf(
    api,
    id,
    to,
    values.cases?.split(',').map((one) => one.trim()),
  );
  if (!moves) return shownOnly(previews, json);
  const moved = await untilStopped((stopped) =>
    moveCases(api, previews, {
      to,
      reason: reason ?? '',
      stopped,
      progress: json ? () => undefined : progress,
    }),
  );
  const code = moved.every(({ status }) => status === 'moved') ? 0 : 1;
  return print(
    json ? JSON.stringify({ program: id, to, cases: moved }, null, 2) : movedInWords(moved, to),
    code,
  );
}

/** The cases below that version, or those of them that are named. A named one that is there already is left alone. */
async function previewsOf(
  api: ProgramsApi,
  id: string,
  to: number,
  wanted: readonly string[] | undefined,
): Promise<Preview[]> {
  const found: Preview[] = [];
  for await (const preview of api.previews(id, to))
    if (!wanted || wanted.includes(preview.caseId)) found.push(preview);
  if (wanted && found.length === 0)
    throw new Refused(`None of these cases of ${id} runs under a version below ${to}: ${wanted.join(', ')}`);
  return found;
}

function shownOnly(previews: readonly Preview[], json: boolean): number {
  const code = previews.some(({ problem }) => problem !== undefined) ? 1 : 0;
  return print(json ? JSON.stringify({ cases: previews }, null, 2) : previewInWords(previews), code);
}

/** Ctrl-C stops between two cases: the one that is under way is moved or not, never half. */
async function untilStopped(
  work: (stopped: () => boolean) => Promise<readonly Moved[]>,
): Promise<readonly Moved[]> {
  let stopped = false;
  const stop = () => {
    stopped = true;
  };
  process.once('SIGINT', stop);
  try {
    return await work(() => stopped);
  } finally {
    process.off('SIGINT', stop);
  }
}

function progress({ caseId, status, why }: Moved, at: number, all: number): void {
  process.stderr.write(`${at} of ${all}: ${caseId} ${status}${why ? `, ${why}` : ''}\n`);
}
