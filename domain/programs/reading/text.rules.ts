import type { ProgramProblem } from './problems.ts';

/** A program is a page or ten, never a megabyte. */
const maxBytes = 1_000_000;

/** The text of a file; a byte order mark of UTF-8 is taken off. What is no UTF-8 is refused at its first bad byte. */
export function decode(given: string | Uint8Array): { source: string } | { problem: ProgramProblem } {
  const size = typeof given === 'string' ? given.length : given.byteLength;
  if (size > maxBytes)
    return { problem: whole(`The file has ${size} bytes; a program has at most ${maxBytes}`) };
  if (typeof given === 'string') return controls(given.replace(/^\uFEFF/, ''));
  if ((given[0] === 0xff && given[1] === 0xfe) || (given[0] === 0xfe && given[1] === 0xff))
    return { problem: whole('The file is UTF-16; save it as UTF-8') };
  try {
    return controls(new TextDecoder('utf-8', { fatal: true }).decode(given));
  } catch {
    return {
      problem: {
        ...firstBadByte(given),
        length: 1,
        path: '',
        message: 'This is not UTF-8; save the file as UTF-8',
      },
    };
  }
}

const whole = (message: string): ProgramProblem => ({ line: 1, column: 1, length: 1, path: '', message });

/** Characters that no editor shows. */
function controls(source: string): { source: string } | { problem: ProgramProblem } {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  const at = source.search(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ud800-\udfff]/u);
  if (at < 0) return { source };
  const code = (source.codePointAt(at) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  const message = `There is an invisible character here (U+${code}); delete it`;
  return { problem: { ...endOf(source.slice(0, at)), length: 1, path: '', message } };
}

/** Where the longest readable beginning ends. */
function firstBadByte(bytes: Uint8Array): { line: number; column: number } {
  let [good, bad] = [0, bytes.byteLength];
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (readable(bytes.subarray(0, middle))) good = middle;
    else bad = middle;
  }
  return endOf(new TextDecoder('utf-8').decode(bytes.subarray(0, good), { stream: true }));
}

/** True as well when the bytes end within a character. */
function readable(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function endOf(text: string): { line: number; column: number } {
  const lines = text.split('\n');
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
