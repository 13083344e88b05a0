import { loadProgram } from '../programs/compile-program.ts';
import type { Program } from '../programs/program.ts';
import { impossibleAnswers } from './answers.rules.ts';
import { misplaced } from './misplaced.rules.ts';
import { readScripts, type TextProblem } from './read-scripts.ts';
import type { Script } from './script.schema.ts';

/** A program and its scripts as they are written. */
export interface RehearsalTexts {
  readonly source: string | Uint8Array;
  readonly scripts: string;
}

/** What is wrong, and in which of the two texts. */
export interface RehearsalProblem extends TextProblem {
  readonly text: keyof RehearsalTexts;
}

type ReadTexts =
  | { readonly program: Program; readonly scripts: readonly Script[] }
  | { readonly problems: readonly RehearsalProblem[] };

/** Reads both texts, or says all that is wrong with either. */
export async function readTexts(texts: RehearsalTexts): Promise<ReadTexts> {
  const about = readScripts(texts.scripts);
  const loaded = await loadProgram(texts.source, yearsOf('scripts' in about ? about.scripts : []));
  const problems = [
    ...('problems' in loaded ? loaded.problems.map((one) => placed('source', one)) : []),
    ...('problems' in about ? about.problems.map((one) => placed('scripts', one)) : []),
  ];
  if ('problems' in loaded || 'problems' in about) return { problems };
  const { program } = loaded;
  const wrong =
    program.program === about.program
      ? [...misplaced(program, about.scripts), ...impossibleAnswers(program, about.scripts)]
      : [`These scripts are about "${about.program}", and the program is "${program.program}".`];
  if (wrong.length > 0) return { problems: wrong.map((message) => ({ text: 'scripts', message })) };
  return { program, scripts: about.scripts };
}

function placed(text: keyof RehearsalTexts, { line, column, message }: TextProblem): RehearsalProblem {
  return { text, message, ...(line ? { line } : {}), ...(column ? { column } : {}) };
}

/** The holidays that matter are those of the years that the scripts can reach. */
function yearsOf(scripts: readonly Script[]) {
  const years = scripts.map(({ starts }) => new Date(starts).getUTCFullYear());
  const [first, last] = years.length > 0 ? [Math.min(...years), Math.max(...years)] : [2027, 2027];
  return { from: first - 1, to: last + 3 };
}
