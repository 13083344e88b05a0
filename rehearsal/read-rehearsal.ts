import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { parseDocument } from 'yaml';
import { loadProgram } from '../domain/programs/compile-program.ts';
import type { Program } from '../domain/programs/program.ts';
import { misplaced } from './misplaced.rules.ts';
import { rehearsalSchema, type Script } from './script.schema.ts';

/** A program and the scripts that test it. */
export interface Rehearsal {
  readonly program: Program;
  readonly programFile: string;
  readonly scriptFile: string;
  /** SHA-256 of the program's file, hexadecimal. */
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
  const source = read(programFile);
  const scriptFile = script ?? scriptBeside(programFile);
  const all = readScripts(scriptFile);
  const program = await readProgramFile(programFile, source, all.scripts);
  if (program.program !== all.program)
    throw new NotUnderstood(
      `${scriptFile} is about "${all.program}", and ${programFile} is "${program.program}".`,
    );
  const wrong = misplaced(program, all.scripts);
  if (wrong.length > 0) throw new NotUnderstood(wrong.map((one) => `${scriptFile}: ${one}`).join('\n'));
  const scripts = only === undefined ? all.scripts : all.scripts.filter(({ name }) => name.includes(only));
  if (scripts.length > 0)
    return {
      program,
      programFile,
      scriptFile,
      scripts,
      sourceHash: createHash('sha256').update(source).digest('hex'),
    };
  const names = all.scripts.map(({ name }) => `"${name}"`).join(', ');
  throw new NotUnderstood(`${scriptFile} has no script "${only}". It has ${names}.`);
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

/** The holidays that matter are those of the years that the scripts can reach. */
async function readProgramFile(file: string, source: Buffer, scripts: readonly Script[]): Promise<Program> {
  const years = scripts.map(({ starts }) => new Date(starts).getUTCFullYear());
  const loaded = await loadProgram(source, { from: Math.min(...years) - 1, to: Math.max(...years) + 3 });
  if ('program' in loaded) return loaded.program;
  const lines = loaded.problems.map(({ line, column, message }) => `${file}:${line}:${column} ${message}`);
  throw new NotUnderstood(lines.join('\n'));
}

/** Scripts, with what is wrong with them at its line. */
function readScripts(file: string): { readonly program: string; readonly scripts: readonly Script[] } {
  const text = read(file).toString('utf8');
  const document = parseDocument(text);
  const lineAt = (offset: number) => text.slice(0, offset).split('\n').length;
  const broken = document.errors.map(
    ({ pos, message }) => `${file}:${lineAt(pos[0])} ${message.split('\n')[0]}`,
  );
  if (broken.length > 0) throw new NotUnderstood(broken.join('\n'));
  const { data, error } = rehearsalSchema.safeParse(document.toJS());
  if (data) return data;
  const lines = error.issues.map(({ path, message }) => {
    const known = path.findLastIndex((_, index) => document.hasIn(path.slice(0, index + 1)));
    const node = document.getIn(path.slice(0, known + 1), true) as { range?: [number] } | undefined;
    return `${file}:${lineAt(node?.range?.[0] ?? 0)} ${path.join('.')}: ${message}`;
  });
  throw new NotUnderstood(lines.join('\n'));
}
