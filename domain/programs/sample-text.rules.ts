/** What a class such as `\d` stands for, by one character. */
const escapes: Readonly<Record<string, string>> = { d: '1', w: 'a', s: ' ' };
const piece = /\[(\^?)((?:\\.|[^\]])+)\]|\\(.)|([^\\[\](){}*+?|])/y;
const times = /\{(\d+)(?:,\d*)?\}|[*+?]/y;

/**
 * A text that a form's pattern accepts: of each choice the first, each piece as often as it must be there. Nothing for
 * a pattern that says more than that. Patterns are those that fields may have (pattern.rules.ts).
 */
export function textFor(pattern: string): string | undefined {
  const made = sequence(pattern.split('|')[0] ?? '');
  return made !== undefined && new RegExp(`^(?:${pattern})$`, 'u').test(made) ? made : undefined;
}

function sequence(pattern: string): string | undefined {
  let made = '';
  for (let at = 0; at < pattern.length; ) {
    piece.lastIndex = at;
    const found = piece.exec(pattern);
    if (!found) return undefined;
    times.lastIndex = piece.lastIndex;
    const count = times.exec(pattern);
    at = count ? times.lastIndex : piece.lastIndex;
    made += oneOf(found).repeat(count ? leastOf(count) : 1);
  }
  return made;
}

function oneOf([, not = '', inClass, escaped, plain = '']: RegExpExecArray): string {
  if (escaped !== undefined) return escapes[escaped] ?? escaped;
  if (inClass === undefined) return plain === '.' ? 'a' : plain;
  const [first = ''] = inClass.startsWith('\\') ? [escapes[inClass[1] ?? ''] ?? inClass[1] ?? ''] : inClass;
  return not ? ([...'aA1-'].find((one) => !inClass.includes(one)) ?? first) : first;
}

/** What need not be there is left out, but for what may come any number of times: an empty text is no answer. */
function leastOf([whole, least]: RegExpExecArray): number {
  if (least !== undefined) return Number(least);
  return whole === '?' ? 0 : 1;
}
