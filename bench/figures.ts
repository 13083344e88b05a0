import { readFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem, type } from 'node:os';

/** The value in the middle, so that one slow moment of the machine changes nothing. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/** A part of the results: what was measured, and beside what. */
export interface Section {
  readonly title: string;
  readonly words: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export const number = (value: number, digits = 0): string => value.toFixed(digits);

/** A section as Markdown, with columns as wide as their widest cell. */
export function markdownOf({ title, words, headings, rows }: Section): string {
  const width = headings.map((heading, at) =>
    Math.max(heading.length, ...rows.map((row) => (row[at] ?? '').length)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, at) => (at === 0 ? cell.padEnd(width[at] ?? 0) : cell.padStart(width[at] ?? 0))).join(' | ')} |`;
  const rule = `| ${width.map((of, at) => (at === 0 ? '-'.repeat(of) : `${'-'.repeat(of - 1)}:`)).join(' | ')} |`;
  return [`## ${title}`, '', words, '', line(headings), rule, ...rows.map(line), ''].join('\n');
}

/** What the figures were measured on, and how busy it was with other things: above 0, figures are too low. */
export function machine(): string {
  const [cpu] = cpus();
  const [load = 0] = loadavg();
  const memory = `${(totalmem() / 2 ** 30).toFixed(0)} GiB of memory`;
  return `${cpus().length} cores (${cpu?.model.trim() ?? 'unknown'}), ${memory}, ${type()} ${release()}, Node ${process.version}; load before the run ${load.toFixed(1)}`;
}

/** What a process has had of the CPU so far; not a number where there is no /proc to say it. */
export function cpuSeconds(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    // utime and stime, in hundredths.
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return Number.NaN;
  }
}

/** Megabytes of memory that a process holds now; not a number where there is no /proc to say it. */
export function residentMegabytes(pid: number): number {
  try {
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
  } catch {
    return Number.NaN;
  }
}
