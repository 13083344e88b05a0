/**
 * How quickly the page answers, as User Timing: browsers show it in their profiles, and bench/designer.ts measures by
 * it. Of each name only the last measure is kept, so that a long day of typing fills no memory.
 */
let changed: { readonly source: string; readonly at: number } | undefined;

/** The draft is shown, and what is typed goes into it. */
export function markTypeable(): void {
  performance.mark('designer:typeable');
}

/** The text has become this one. */
export function markChanged(source: string): void {
  changed = { source, at: performance.now() };
}

/** From the change that made this text until its errors, or its diagram, are shown; nothing for an older text. */
export function measureRead(what: 'errors' | 'diagram', source: string | undefined): void {
  if (!changed || changed.source !== source) return;
  const name = `designer:read-${what}`;
  performance.clearMeasures(name);
  performance.measure(name, { start: changed.at });
}
