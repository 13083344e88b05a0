/** Controls, format characters (right-to-left overrides, zero-width), halves of surrogate pairs, line separators. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

/**
 * Somebody's words on one line, with nothing in them that cannot be seen: fit for a subject, where a line feed would
 * start a header and a right-to-left override would turn an amount around. Cut at `max` characters.
 */
export function oneLine(text: string, max = 300): string {
  return cut(visible(text).replace(/ {2,}/g, ' ').trim(), max);
}

/** A piece of a line, its spaces kept, with nothing in it that cannot be seen. */
export function visible(text: string): string {
  return text.replace(/\s/gu, ' ').replace(unseen, '');
}

/** Somebody's words on as many lines as they have, otherwise as {@link oneLine}. */
export function severalLines(text: string, max = 2000): string {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/u).map((line) => oneLine(line, max));
  return cut(
    lines
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
    max,
  );
}

function cut(text: string, max: number): string {
  const characters = [...text];
  return characters.length <= max
    ? text
    : `${characters
        .slice(0, max - 1)
        .join('')
        .trimEnd()}…`;
}
