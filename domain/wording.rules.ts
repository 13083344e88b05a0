/** `1 day`, `2 days`, `1,200 entries`: `nouns` where more of them end otherwise than in `s`. */
export function counted(count: number, noun: string, nouns = `${noun}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? noun : nouns}`;
}

/** `a`, `a and b`, `a, b and c`; with another word a choice: `a, b or c`. */
export function listed(parts: readonly string[], word: 'and' | 'or' = 'and'): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} ${word} ${parts.at(-1)}`;
}
