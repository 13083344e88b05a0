import { readFileSync } from 'node:fs';
import { readProgram, type WrittenProgram } from '../../domain/programs/read-program.ts';
import type { ProgramProblem } from '../../domain/programs/reading/problems.ts';
import { framed } from './frame.ts';

/** A file, read as a program. */
export interface ReadFile {
  readonly file: string;
  readonly source: string;
  readonly program?: WrittenProgram;
  readonly problems: readonly ProgramProblem[];
}

/** Reads a program's file. @throws an error that says so if there is no such file. */
export function readFile(file: string): ReadFile {
  const bytes = bytesOf(file);
  const read = readProgram(bytes);
  const source = new TextDecoder().decode(bytes);
  return 'problems' in read
    ? { file, source, problems: read.problems }
    : { file, source, program: read.program, problems: [] };
}

/** Reads a program, or says on the standard error what is wrong with it. */
export function readSound(file: string): WrittenProgram | undefined {
  const read = readFile(file);
  if (!read.program) console.error(report(read));
  return read.program;
}

/** Every problem of a file with its place, as a person reads it. */
export function report({ file, source, problems }: ReadFile): string {
  return problems.map((problem) => framed(file, source, problem)).join('\n\n');
}

function bytesOf(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') throw new Error(`There is no file ${file}`);
    if (code === 'EISDIR') throw new Error(`${file} is a folder; name the file of a program`);
    throw error;
  }
}
