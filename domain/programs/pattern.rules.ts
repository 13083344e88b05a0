/**
 * Why a pattern of a text field is refused, if so. Regular expressions can take for ever on the wrong text; those that
 * repeat what repeats already, look around, or refer back are the ones that do. Without them, and with one open
 * repetition at most, a text of 10,000 characters is matched at once.
 */
export function unsafePattern(pattern: string): string | undefined {
  try {
    new RegExp(pattern, 'u');
  } catch {
    return 'This is not a regular expression';
  }
  const bare = pattern.replace(/\\[^1-9k]/g, 'x').replace(/\[[^\]]*\]/g, 'x');
  if (/\\[1-9k]/.test(bare)) return 'A pattern cannot refer back to a group';
  if (/\(\?(?!:)/.test(bare)) return 'A pattern cannot look around or name groups';
  if (/\)(?:[*+]|\{)/.test(bare))
    return 'A pattern cannot repeat a group; repeat a character class such as [A-Z0-9-]+';
  if ((bare.match(/[*+]|\{\d+,\}/g) ?? []).length > 2) return 'A pattern has at most two of *, + and {n,}';
  return undefined;
}
