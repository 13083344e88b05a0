/** Words that YAML, old or new, takes for something else than text. */
const meaning =
  /^(?:~|null|true|false|yes|no|on|off|y|n|\.inf|\.nan|0x[\da-f]+|0o[0-7]+|[-+]?[\d_.:,]+(?:e[-+]?\d+)?)$/i;
const plainStart = /^[\p{L}\p{N}(/+.<$€]/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const control = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ud800-\udfff]/u;

/** How a text was written before; a new one is written likewise if it can be. */
export type Quoting = 'plain' | 'single' | 'double';

/** A text, a number, yes or no, on one line. `flow`: within `{ }` or `[ ]`. */
export function inlineScalar(value: unknown, flow: boolean, quoting: Quoting = 'plain'): string {
  if (typeof value !== 'string') return value === undefined || value === null ? 'null' : String(value);
  if (quoting === 'plain' && canBePlain(value, flow)) return value;
  if (quoting !== 'double' && !control.test(value) && (quoting === 'single' || wantsSingle(value)))
    return `'${value.replaceAll("'", "''")}'`;
  return JSON.stringify(value).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, escaped);
}

const escaped = (one: string) => `\\u${(one.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;

/** Single quotes are for what holds double ones. */
const wantsSingle = (value: string) => /["\\]/.test(value) && !value.includes("'");

function canBePlain(value: string, flow: boolean): boolean {
  return (
    plainStart.test(value) &&
    !control.test(value) &&
    !/[{}[\]"`]|: |:$| #|\s$|^(?:---|\.\.\.)/.test(value) &&
    !(flow && /[,:]/.test(value)) &&
    !meaning.test(value) &&
    !/^\d{4}-\d/.test(value)
  );
}

/** The name of a pair. Keys are words in our YAML, `on` and `no` as well. */
export function printKey(key: string, flow: boolean): string {
  if (/^[A-Za-z][\w-]*$/.test(key) && !/^(?:null|true|false)$/i.test(key)) return key;
  return inlineScalar(key, flow, 'double');
}

/**
 * A text of several lines: its header and its lines without indentation; undefined if it cannot be written so. A folded
 * one is broken into lines of at most `width` characters.
 */
export function blockScalar(
  value: string,
  style: '|' | '>',
  width = 120,
): { header: string; lines: string[] } | undefined {
  const body = value.replace(/\n+$/, '');
  const tail = value.length - body.length;
  // How many line ends a text ends with would depend on the blank lines that follow it.
  const odd =
    tail > 1 || body === '' || /^\s|\n[ \t]+(?:\n|$)/.test(body) || control.test(body.replaceAll('\n', ''));
  if (odd) return undefined;
  const chomp = tail === 0 ? '-' : '';
  if (style === '|') return { header: `|${chomp}`, lines: body.split('\n') };
  if (/\n[ \t]|[ \t](?:\n|$)/.test(body)) return undefined;
  return {
    header: `>${chomp}`,
    lines: body.split('\n').flatMap((line, index) => fold(line, index, width)),
  };
}

/** As many words as go on a line of a program; a break in a folded text needs an empty line. */
function fold(text: string, index: number, width: number): string[] {
  const lines: string[] = index === 0 ? [] : [''];
  if (text === '') return lines;
  let line = '';
  for (const word of text.split(/(?<=\S) (?=\S)/)) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
