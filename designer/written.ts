import { parseYaml } from '../domain/programs/reading/parse-yaml.rules.ts';

let last: { readonly source: string; readonly value: unknown } | undefined;

/** A program's text as plain values, as they are written (durations stay text); undefined if it is no YAML. */
export function writtenIn(source: string): unknown {
  if (last?.source !== source) {
    const file = parseYaml(source);
    last = { source, value: 'problems' in file ? undefined : file.value };
  }
  return last.value;
}
