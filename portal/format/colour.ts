type Rgb = readonly [number, number, number];

function parse(hex: string): Rgb {
  const part = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16);
  return [part(1), part(3), part(5)];
}

function toHex(rgb: Rgb): string {
  return `#${rgb.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

function luminance(hex: string): number {
  const [r, g, b] = parse(hex).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast of two colours as WCAG 2.2 defines it: 1 to 21. */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** Black or white, whichever is easier to read on this colour. */
export function textOn(colour: string): string {
  return contrast(colour, '#ffffff') >= contrast(colour, '#000000') ? '#ffffff' : '#000000';
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
