import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import type { Program } from '../domain/programs/program.ts';
import { readTexts } from '../domain/rehearsals/read-texts.ts';
import type { Script } from '../domain/rehearsals/script.schema.ts';

/** A program and the scripts that test it. */
export interface Rehearsal {
  readonly program: Program;
  /** SHA-256 of the program's text, hexadecimal. */
  readonly sourceHash: string;
  readonly scripts: readonly Script[];
}

/** A program or a script that cannot be read. The message names file, place and remedy, one problem a line. */
export class NotUnderstood extends Error {}

export interface RehearsalFiles {
  readonly program: string;
  /** `<name>.rehearsal.yaml` beside the program, if not given. */
  readonly script?: string | undefined;
  /** The name of the one script to be played, or a part of it. */
  readonly only?: string | undefined;
}

/** Reads both files. @throws {@link NotUnderstood} */
export async function readRehearsal({
  program: programFile,
  script,
  only,
}: RehearsalFiles): Promise<Rehearsal> {
  const scriptFile = script ?? scriptBeside(programFile);
  const source = read(programFile);
  const texts = { source, scripts: read(scriptFile).toString('utf8') };
  return readRehearsalTexts(texts, { source: programFile, scripts: scriptFile }, (name) =>
    name.includes(only ?? ''),
  );
}

/**
 * Reads both texts; `names` is what they are called where something is wrong with them, `wanted` says which scripts are
 * played. @throws {@link NotUnderstood}
 */
export async function readRehearsalTexts(
  texts: { readonly source: Uint8Array; readonly scripts: string },
  names: { readonly source: string; readonly scripts: string },
  wanted: (name: string) => boolean,
): Promise<Rehearsal> {
  const found = await readTexts(texts);
  if ('problems' in found) {
    const lines = found.problems.map(({ text, line, column, message }) => {
      const place = [line, column].flatMap((one) => (one === undefined ? [] : `:${one}`)).join('');
      return `${names[text]}${place || ':'} ${message}`;
    });
    throw new NotUnderstood(lines.join('\n'));
  }
  const scripts = found.scripts.filter(({ name }) => wanted(name));
  const sourceHash = createHash('sha256').update(texts.source).digest('hex');
  if (scripts.length > 0) return { program: found.program, scripts, sourceHash };
  const all = found.scripts.map(({ name }) => `"${name}"`).join(', ');
  throw new NotUnderstood(`${names.scripts} has no such script. It has ${all}.`);
}

/** Where the scripts of a program's file are, if nothing else is said. */
export function scriptBeside(programFile: string): string {
  const ending = extname(programFile);
  return join(dirname(programFile), `${basename(programFile, ending)}.rehearsal${ending}`);
}

function read(file: string): Buffer {
  if (existsSync(file)) return readFileSync(file);
  throw new NotUnderstood(`There is no file ${file}.`);
}
