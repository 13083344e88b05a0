import { parseArgs } from 'node:util';
import { print } from '../print.ts';
import { type CaseAnswer, connectPrograms, type Preview, type ProgramsApi } from '../programs-api.ts';
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

/** The cases below that version, or those that are named. */
async function previewsOf(
  api: ProgramsApi,
  id: string,
  to: number,
  wanted: readonly string[] | undefined,
): Promise<Preview[]> {
  const found: Preview[] = [];
  for await (const preview of api.previews(id, to))
    if (!wanted || wanted.includes(preview.caseId)) found.push(preview);
  const others = wanted?.filter((caseId) => !found.some((one) => one.caseId === caseId)) ?? [];
  for (const caseId of others) found.push(...namedCase(id, to, await api.caseOf(caseId)));
  return found;
}

/** A named case that is not below that version: it is left alone if it is there, or moved back from a higher one. */
function namedCase(id: string, to: number, { id: caseId, title, stage, program }: CaseAnswer): Preview[] {
  if (program.id === id && program.version === to) return [];
  const from = { version: program.version, stage };
  const preview = { caseId, title, from, to: { version: to, stage }, deadlines: [], newSteps: [] };
  return [
    program.id === id ? preview : { ...preview, problem: `This is a case of ${program.id}, not of ${id}` },
  ];
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
