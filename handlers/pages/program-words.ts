import { dealGraph } from '../../domain/programs/diagram/deal-graph.rules.ts';
import { processGraph } from '../../domain/programs/diagram/process-graph.rules.ts';
import { asSvg } from '../../domain/programs/diagram/svg.rules.ts';
import { inOneSentence } from '../../domain/programs/diff/change.ts';
import { diffPrograms } from '../../domain/programs/diff/diff-programs.rules.ts';
import { explainDeal } from '../../domain/programs/explain/explain-deal.rules.ts';
import { explainProcess } from '../../domain/programs/explain/explain-process.rules.ts';
import { explanationAsMarkdown } from '../../domain/programs/explain/explanation.ts';
import { isWrittenDeal, readProgram, type WrittenProgram } from '../../domain/programs/read-program.ts';

/** A source as the program that it is; nothing for one that a later release reads no more. */
function readSource(source: string): WrittenProgram | undefined {
  const read = readProgram(source);
  return 'program' in read ? read.program : undefined;
}

/** What a program does, in Markdown, without its title: the page has that already. */
export function wordsOf(source: string): string | undefined {
  const program = readSource(source);
  if (!program) return undefined;
  const explanation = isWrittenDeal(program) ? explainDeal(program) : explainProcess(program);
  return explanationAsMarkdown(explanation).replace(/^# .*\n+/, '');
}

/** What a program does differently from another version of it, a sentence each; nothing where one is read no more. */
export function differencesOf(before: string, after: string): readonly string[] | undefined {
  const [was, is] = [readSource(before), readSource(after)];
  return was && is ? diffPrograms(was, is).map(inOneSentence) : undefined;
}

/** A program as an SVG picture. */
export function pictureOf(source: string): string | undefined {
  const program = readSource(source);
  return program && asSvg(isWrittenDeal(program) ? dealGraph(program) : processGraph(program));
}
