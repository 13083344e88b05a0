import { createReadStream, existsSync } from 'node:fs';
import { type DecisionRecord, decisionRecordSchema } from '../../domain/processes/decision-record.schema.ts';
import { linesOf } from '../lines.ts';
import { connectPrograms } from '../programs-api.ts';

/** A record, or what is wrong with it and where. */
export type PastRow =
  | { readonly record: DecisionRecord }
  | { readonly line: number; readonly problem: string };

/** The records of an export, a batch at a time: it is never in memory as a whole. @throws if there is no such file. */
export async function* rowsOfExport(file: string, program: string): AsyncGenerator<PastRow[]> {
  if (!existsSync(file)) throw new Error(`There is no file ${file}`);
  for await (const lines of linesOf(createReadStream(file, { highWaterMark: 1 << 18 })))
    yield lines
      .filter(({ text }) => text?.trim() !== '')
      .map(({ number, text }) => rowOf(number, text, program));
}

/** The records that the API has, a hundred cases at a time. */
export async function* rowsOfApi(program: string, as: string): AsyncGenerator<PastRow[]> {
  let number = 0;
  for await (const given of connectPrograms(as).decisions(program)) {
    number += 1;
    yield [checked(number, given, program)];
  }
}

function rowOf(line: number, text: string | undefined, program: string): PastRow {
  if (text === undefined) return { line, problem: 'This line is longer than any decision' };
  try {
    return checked(line, JSON.parse(text), program);
  } catch {
    return { line, problem: 'This is not JSON' };
  }
}

function checked(line: number, given: unknown, program: string): PastRow {
  const { data, error } = decisionRecordSchema.safeParse(given);
  if (error) return { line, problem: error.issues.slice(0, 3).map(inWords).join('; ') };
  if (data.program !== program)
    return { line, problem: `A decision of ${data.program}; the draft is one of ${program}` };
  if (data.decidedAt < data.openedAt)
    return { line, problem: 'decidedAt: It was decided before it was asked' };
  return { record: data };
}

const inWords = ({ path, message }: { path: PropertyKey[]; message: string }) =>
  path.length > 0 ? `${path.join('.')}: ${message}` : message;
