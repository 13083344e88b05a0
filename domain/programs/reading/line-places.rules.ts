/** Line and column of an offset in a text; both count from 1. */
export type PlaceOf = (offset: number) => { readonly line: number; readonly column: number };

/** Finds the lines of a text once, and places in it quickly. (The YAML library counts lines as it reads, and misses some.) */
export function placesIn(source: string): PlaceOf {
  const starts = [0];
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    const inside = Math.max(0, Math.min(offset, source.length));
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= inside) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: inside - (starts[low] ?? 0) + 1 };
  };
}
