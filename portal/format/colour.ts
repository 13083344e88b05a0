import { contrast, textOn } from '../../domain/branding/contrast.rules.ts';

type Rgb = readonly [number, number, number];

function parse(hex: string): Rgb {
  const part = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16);
  return [part(1), part(3), part(5)];
}

function toHex(rgb: Rgb): string {
  return `#${rgb.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

/** The colour, darkened or lightened just so far that text in it can be read on every one of these backgrounds. */
export function readableOn(backgrounds: readonly string[], colour: string, wanted = 4.7): string {
  const towards = parse(textOn(backgrounds[0] ?? '#ffffff'));
  const from = parse(colour);
  for (let step = 0; step <= 50; step++) {
    const mixed = from.map((value, index) =>
      Math.round(value + ((towards[index] ?? 0) - value) * (step / 50)),
    ) as unknown as Rgb;
    const hex = toHex(mixed);
    if (backgrounds.every((background) => contrast(hex, background) >= wanted)) return hex;
  }
  return toHex(towards);
}
