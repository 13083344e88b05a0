interface Size {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

/** One piece of a pattern that can be repeated: an alternative group, a class, an escape, any or a plain character. */
const piece =
  /^(?:\(\?:((?:[^()\\]|\\.)*)\)|\(((?:[^()\\]|\\.)*)\)|\[(\^?(?:[^\]\\]|\\.)+)\]|\\(.)|([^\\]))(\?|\*|\+|\{(\d+)(?:,(\d*))?\})?/u;

/**
 * A text that matches a pattern of a text field (pattern.rules.ts says which there are), the shortest
 * or nearly so; nothing if none is found.
 */
export function textFor(pattern: string, { min = 0, max = 200 }: Size = {}): string | undefined {
  const whole = new RegExp(`^(?:${pattern})$`, 'u');
  const fits = (text: string | undefined) =>
    text !== undefined && whole.test(text) && text.length >= min && text.length <= max;
  return [1, 2, 4, 8, 16, Math.max(1, min)].map((repeats) => written(pattern, repeats)).find(fits);
}

function written(pattern: string, repeats: number): string | undefined {
  let left = firstWay(pattern.replace(/^\^|\$$/g, ''));
  let text = '';
  while (left !== '') {
    const [found, open, group, set, escaped, plain, many, least] = piece.exec(left) ?? [];
    if (found === undefined) return undefined;
    const inner = open ?? group;
    const one = inner === undefined ? character(set, escaped, plain) : written(inner, repeats);
    if (one === undefined) return undefined;
    text += one.repeat(timesOf(many, least, repeats));
    left = left.slice(found.length);
  }
  return text;
}

/** The first of the alternatives that stand outside of groups and classes. */
function firstWay(pattern: string): string {
  const bare = pattern.replace(/\\.|\[(?:[^\]\\]|\\.)*\]|\((?:[^()\\]|\\.)*\)/g, (all) =>
    'x'.repeat(all.length),
  );
  const end = bare.indexOf('|');
  return end < 0 ? pattern : pattern.slice(0, end);
}

function timesOf(many: string | undefined, least: string | undefined, repeats: number): number {
  if (many === undefined) return 1;
  if (least !== undefined) return Number(least);
  return many === '+' ? repeats : 0;
}

const samples = ['A', 'a', '7', '-', ' ', '.', '_', '/', 'ä', '@'];

function character(
  set: string | undefined,
  escaped: string | undefined,
  plain: string | undefined,
): string | undefined {
  if (plain !== undefined) return plain === '.' ? 'A' : plain;
  if (escaped !== undefined) return { d: '7', w: 'A', s: ' ', D: 'A', S: 'A', W: '-' }[escaped] ?? escaped;
  const inSet = new RegExp(`^[${set}]$`, 'u');
  const found = samples.find((sample) => inSet.test(sample));
  return (
    found ??
    Array.from({ length: 0x7f - 0x20 }, (_, index) => String.fromCharCode(0x20 + index)).find((one) =>
      inSet.test(one),
    )
  );
}
