/**
 * The items in an order that the seed decides: the same seed and items give the same order. Whoever does not know the
 * seed cannot work the order out from what stands where, so a seed is as secret as a key.
 */
export function shuffled<T>(seed: string, items: readonly T[]): readonly T[] {
  const next = randomOf(seed);
  const order = [...items];
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(next() * (at + 1));
    [order[at], order[other]] = [order[other] as T, order[at] as T];
  }
  return order;
}

/** Numbers from 0 up to 1, by the generator sfc32 over 128 bits that the seed is spread to. */
function randomOf(seed: string): () => number {
  let [a = 0, b = 0, c = 0, counter = 0] = spread(seed);
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  // The first numbers still show the state that they start from.
  for (let warming = 0; warming < 15; warming += 1) next();
  return next;
}

/** Four hashes (FNV-1a) of the text, each with a beginning of its own. */
function spread(text: string): readonly number[] {
  return [0x811c9dc5, 0x9e3779b9, 0x85ebca6b, 0xc2b2ae35].map((start) => {
    let hash = start;
    for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    return hash;
  });
}
