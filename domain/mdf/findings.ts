/** One thing that a reviewer should know. `wrong`: it can hardly be right; the others are worth a look. */
export interface Finding {
  readonly words: string;
  readonly wrong?: true;
}

/** What is found, as a check answers it: what can hardly be right first. `known`: what is so in any case. */
export function verdictOf(
  findings: readonly Finding[],
  known: string,
): { readonly outcome: 'pass' | 'review' | 'fail'; readonly detail: string } {
  const sorted = [...findings].sort((a, b) => Number(b.wrong ?? false) - Number(a.wrong ?? false));
  const outcome = sorted.length === 0 ? 'pass' : sorted[0]?.wrong ? 'fail' : 'review';
  return { outcome, detail: [...sorted.map(({ words }) => words), known].filter(Boolean).join(' ') };
}
