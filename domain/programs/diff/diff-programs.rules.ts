import { isWrittenDeal, type WrittenProgram } from '../read-program.ts';
import type { Change } from './change.ts';
import { diffDeal } from './diff-deal.rules.ts';
import { diffProcess } from './diff-process.rules.ts';

/**
 * What a program does differently from another version of it, in words. Nothing if only the version's number, comments
 * or the layout of the file differ.
 */
export function diffPrograms(before: WrittenProgram, after: WrittenProgram): Change[] {
  if (isWrittenDeal(before) && isWrittenDeal(after)) return diffDeal(before, after);
  if (isWrittenDeal(before) || isWrittenDeal(after))
    return [
      {
        where: 'The program',
        what: `is ${after.program} now, was ${before.program}: nothing of it can be compared`,
      },
    ];
  return diffProcess(before, after);
}
