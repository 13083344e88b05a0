import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import * as z from 'zod';
import { run } from '../parts/command.ts';
import { signalGroup } from './guard.ts';

/** A process as it is written down: its id and when it was started, because ids are used again. */
const recordSchema = z.object({ name: z.string(), pid: z.int().positive(), started: z.string() });
const recordsSchema = z.object({ supervisor: recordSchema, processes: z.array(recordSchema) });
export type ProcessRecord = z.infer<typeof recordSchema>;
export type ProcessRecords = z.infer<typeof recordsSchema>;

/** When a process was started, in the system's own words; undefined if there is none of this id, or only its husk. */
export async function startedAt(pid: number): Promise<string | undefined> {
  if (existsSync('/proc/self/stat')) return startedByProc(pid);
  const text = await run('ps', ['-o', 'lstart=', '-p', String(pid)]).catch(() => '');
  return text.trim() || undefined;
}

function startedByProc(pid: number): string | undefined {
  const stat = `/proc/${pid}/stat`;
  if (!existsSync(stat)) return undefined;
  // The second field, the program's name, stands in brackets and may hold spaces; the third is the state, the
  // twenty-second the start.
  const fields = readFileSync(stat, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  return fields[0] === 'Z' ? undefined : fields[19];
}

export async function recordOf(name: string, pid: number): Promise<ProcessRecord | undefined> {
  const started = pid > 0 ? await startedAt(pid) : undefined;
  return started === undefined ? undefined : { name, pid, started };
}

export function writeRecords(file: string, records: ProcessRecords): void {
  writeFileSync(`${file}.new`, JSON.stringify(records, null, 2));
  renameSync(`${file}.new`, file);
}

export function readRecords(file: string): ProcessRecords | undefined {
  if (!existsSync(file)) return undefined;
  const parsed = recordsSchema.safeParse(parseJson(readFileSync(file, 'utf8')));
  return parsed.success ? parsed.data : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether the recorded process, and not another of the same id, is alive. */
export async function isStillAlive(record: ProcessRecord): Promise<boolean> {
  return (await startedAt(record.pid)) === record.started;
}

/** Ends what an earlier run left behind: only processes that were started by it and are still the same. */
export async function endLeftovers(records: ProcessRecords): Promise<string[]> {
  const ended: string[] = [];
  for (const record of records.processes) {
    if (!(await isStillAlive(record))) continue;
    signalGroup(record.pid, 'SIGKILL');
    ended.push(`${record.name} (process ${record.pid})`);
  }
  return ended;
}
