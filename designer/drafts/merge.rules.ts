import { diff3Merge } from 'node-diff3';

/** The two files of a draft. */
export interface Texts {
  readonly source: string;
  readonly scripts: string;
}

export const sameTexts = (one: Texts, other: Texts): boolean =>
  one.source === other.source && one.scripts === other.scripts;

/** Joins what two people made of one text, line by line; undefined where both changed the same lines differently. */
export function mergeText(base: string, mine: string, theirs: string): string | undefined {
  if (mine === base || mine === theirs) return theirs;
  if (theirs === base) return mine;
  const regions = diff3Merge(mine.split('\n'), base.split('\n'), theirs.split('\n'), {
    excludeFalseConflicts: true,
  });
  const lines: string[] = [];
  for (const { ok } of regions) {
    if (!ok) return undefined;
    lines.push(...ok);
  }
  return lines.join('\n');
}

/** The same for both files of a draft. */
export function mergeTexts(base: Texts, mine: Texts, theirs: Texts): Texts | undefined {
  const source = mergeText(base.source, mine.source, theirs.source);
  const scripts = mergeText(base.scripts, mine.scripts, theirs.scripts);
  return source === undefined || scripts === undefined ? undefined : { source, scripts };
}
