import { print } from '../print.ts';
import { connectPrograms, type Running, type Version } from '../programs-api.ts';
import { table } from '../table.ts';
import { oneProgram } from './api-arguments.ts';

/** `throughline program versions`: which versions there are, since when, by whom, and what runs under each. */
export async function versionsCommand(args: string[]): Promise<number> {
  const { id, as, json } = oneProgram(args);
  const api = connectPrograms(as);
  const [versions, running] = [await api.versions(id), await api.running(id)];
  const rows = versions.map((version) => ({
    ...version,
    ...running.find((one) => one.version === version.version),
  }));
  if (json) return print(JSON.stringify(rows, null, 2), 0);
  const headings = [
    'version',
    'status',
    'effective from',
    'proposed by',
    'published by',
    'hash',
    'running cases',
  ];
  return print(table(headings, rows.map(cellsOf)), 0);
}

function cellsOf(row: Version & Partial<Running>): string[] {
  return [
    String(row.version),
    row.status,
    row.effectiveFrom?.slice(0, 16).replace('T', ' ') ?? '',
    row.proposer ?? row.proposedBy,
    row.publisher ?? row.publishedBy ?? '',
    row.hash.slice(0, 12),
    String(row.cases ?? 0),
  ];
}
