import { readFileSync } from 'node:fs';
import { readProgram, type WrittenProgram } from '../../../../domain/programs/read-program.ts';
import type { Registry } from '../../../../domain/programs/registry.ts';

/** A program with every kind of step. */
export const application = readFileSync('test/offline/domain/programs/samples/application.yaml', 'utf8');
/** The smallest program there is. */
export const small = readFileSync('test/offline/domain/programs/samples/small.yaml', 'utf8');
export const deals = readFileSync('programs/deal-registration.yaml', 'utf8');

/** What is wrong with a program, as `line:column path: message (suggestion)`. */
export function found(source: string | Uint8Array, registry?: Registry): string[] {
  const read = readProgram(source, registry);
  if (!('problems' in read)) return [];
  return read.problems.map(({ line, column, path, message, suggestion }) => {
    const hint = suggestion === undefined ? '' : ` (${suggestion})`;
    return `${line}:${column} ${path}: ${message}${hint}`;
  });
}

/** A text with something in it replaced, which must be there. */
export function change(source: string, from: string, to: string): string {
  if (!source.includes(from)) throw new Error(`"${from}" is not in the sample`);
  return source.replace(from, () => to);
}

/** The line on which a text stands, from 1. */
export function lineOf(source: string, text: string): number {
  return source.slice(0, source.indexOf(text)).split('\n').length;
}

/** A program that must be sound. */
export function sound(source: string): WrittenProgram {
  const read = readProgram(source);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read.program;
}
