import { withDays, type Years } from '../calendar/holidays.rules.ts';
import type { Process, WrittenProcess } from './process.schema.ts';
import type { Program } from './program.ts';
import { isWrittenDeal, readProgram, type WrittenProgram } from './read-program.ts';
import type { ProgramProblem } from './reading/problems.ts';
import { type Registry, shippedRegistry } from './registry.ts';
import { typesOf } from './types.rules.ts';

/** A checked program as cases are pinned to it. Holidays are those of `years`. */
export async function compileProgram(
  program: WrittenProgram,
  years: Years,
  registry: Registry = shippedRegistry,
): Promise<Program> {
  return isWrittenDeal(program)
    ? {
        ...program,
        calendar: { ...program.calendar, holidays: [...(await withDays(program.calendar, years)).holidays] },
      }
    : compileProcess(program, years, registry);
}

/** The same for a program of stages and steps. */
export async function compileProcess(
  program: WrittenProcess,
  years: Years,
  registry: Registry = shippedRegistry,
): Promise<Process> {
  return { ...program, calendar: await withDays(program.calendar, years), types: typesOf(program, registry) };
}

/** Reads and compiles a file in one step. */
export async function loadProgram(
  given: string | Uint8Array,
  years: Years,
  registry: Registry = shippedRegistry,
): Promise<{ readonly program: Program } | { readonly problems: readonly ProgramProblem[] }> {
  const read = readProgram(given, registry);
  return 'problems' in read ? read : { program: await compileProgram(read.program, years, registry) };
}
