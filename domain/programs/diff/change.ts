/** One thing that a version of a program does differently, in words. */
export interface Change {
  /** What it is about: `Approve the partner, level 2 (Finance)`. */
  readonly where: string;
  /** `now starts at 25,000, was 50,000`. */
  readonly what: string;
}

/** As one sentence. */
export function inOneSentence({ where, what }: Change): string {
  return `${where}: ${what}`;
}

/** Whether two plain values are the same. */
export function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** What is new, what is gone, and what is in both, of two groups of names. */
export function compareKeys<T>(before: Readonly<Record<string, T>>, after: Readonly<Record<string, T>>) {
  const both = Object.keys(after).filter((key) => Object.hasOwn(before, key));
  return {
    added: Object.entries(after).filter(([key]) => !Object.hasOwn(before, key)),
    removed: Object.entries(before).filter(([key]) => !Object.hasOwn(after, key)),
    kept: both.map((key) => [key, before[key] as T, after[key] as T] as const),
  };
}
