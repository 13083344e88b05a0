import { refuseHolidays } from '../calendar/holidays.rules.ts';
import { checkProcess } from './checks/check-process.rules.ts';
import { closest } from './closest.rules.ts';
import { type WrittenDealProgram, writtenDealProgramSchema } from './deal-registration.schema.ts';
import { processSchema, type WrittenProcess } from './process.schema.ts';
import { parseYaml, type YamlFile } from './reading/parse-yaml.rules.ts';
import { locate } from './reading/places.rules.ts';
import { type PathProblem, type ProgramProblem, suggesting } from './reading/problems.ts';
import { problemsOf } from './reading/zod-issues.rules.ts';
import { type Registry, shippedRegistry } from './registry.ts';

/** A program as it is written, checked, with its defaults; or what is wrong with it, in the order of the file. */
export type ReadProgram =
  | { readonly program: WrittenProgram }
  | { readonly problems: readonly ProgramProblem[] };
export type WrittenProgram = WrittenProcess | WrittenDealProgram;

/** More problems than that help nobody. */
const maxProblems = 100;

/**
 * Reads a program as ops write it. Everything that is wrong has its place in the file; nothing is thrown, whatever the
 * file holds.
 */
export function readProgram(given: string | Uint8Array, registry: Registry = shippedRegistry): ReadProgram {
  const file = parseYaml(given);
  return 'problems' in file ? file : readYamlFile(file, registry);
}

/** The same for a file whose YAML was read already, and is sound. */
export function readYamlFile(file: YamlFile, registry: Registry = shippedRegistry): ReadProgram {
  const read = isDeal(file.value) ? readDeal(file.value) : readProcess(file.value, registry);
  const problems = 'problems' in read ? read.problems : holidayProblems(read.program);
  return problems.length > 0 ? { problems: inOrder(file, problems) } : (read as { program: WrittenProgram });
}

/** Whether a program is of the kind that has a workflow of its own. */
export function isWrittenDeal(program: WrittenProgram): program is WrittenDealProgram {
  return program.program === 'deal-registration';
}

const isDeal = (value: unknown) =>
  typeof value === 'object' && value !== null && 'program' in value && value.program === 'deal-registration';

type Read = { readonly program: WrittenProgram } | { readonly problems: PathProblem[] };

function readDeal(value: unknown): Read {
  const { error, data } = writtenDealProgramSchema.safeParse(value);
  return error
    ? { problems: problemsOf(error, { schema: writtenDealProgramSchema, value }) }
    : { program: data };
}

function readProcess(value: unknown, registry: Registry): Read {
  const { error, data } = processSchema.safeParse(value);
  if (error) return { problems: problemsOf(error, { schema: processSchema, value }) };
  const problems = checkProcess(data, registry);
  return problems.length > 0 ? { problems } : { program: data };
}

function holidayProblems({ calendar }: WrittenProgram): PathProblem[] {
  const refused = refuseHolidays(calendar);
  if (!refused || Array.isArray(calendar.holidays)) return [];
  const { key, message, known } = refused;
  const given = calendar.holidays[key] ?? '';
  return [{ path: ['calendar', 'holidays', key], message, ...suggesting(closest(given, known)) }];
}

function inOrder(file: YamlFile, problems: readonly PathProblem[]): ProgramProblem[] {
  const located = problems.slice(0, maxProblems).map((problem) => locate(file, problem));
  return located.sort((a, b) => a.line - b.line || a.column - b.column);
}
