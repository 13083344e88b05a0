import { parseYaml } from '../domain/programs/reading/parse-yaml.rules.ts';
import type { Reading } from './model.ts';

let last: { readonly source: string; readonly value: unknown } | undefined;

/** What was read of a text already need not be read again: that takes long, and the page must go on. */
export function keepWritten({ source, written }: Pick<Reading, 'source' | 'written'>): void {
  last = { source, value: written };
}

/** A program's text as plain values, as they are written (durations stay text); undefined if it is no YAML. */
export function writtenIn(source: string): unknown {
  if (last?.source !== source) {
    const file = parseYaml(source);
    last = { source, value: 'problems' in file ? undefined : file.value };
  }
  return last.value;
}
