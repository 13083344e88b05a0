import { distance } from 'fastest-levenshtein';

/** The name that was probably meant; undefined if none is near. */
export function closest(name: string, known: Iterable<string>): string | undefined {
  if (name.length > 60) return undefined;
  const near = [...known]
    .filter((one) => one !== name)
    .map((one) => ({ one, far: distance(name.toLowerCase(), one.toLowerCase()) }))
    .filter(({ one, far }) => far < Math.min(name.length, one.length))
    .filter(({ one, far }) => far <= Math.max(1, Math.floor(Math.max(name.length, one.length) * 0.4)))
    .sort((a, b) => a.far - b.far);
  return near[0]?.one;
}
