/**
 * The first circle in a graph: nodes that each lead to the next, the first once more at the end (`a, b, a`). Undefined if
 * there is none.
 */
export function circleFrom(
  nodes: readonly string[],
  next: (node: string) => readonly string[],
): readonly string[] | undefined {
  const clear = new Set<string>();
  const search = (node: string, way: readonly string[]): readonly string[] | undefined => {
    const before = way.indexOf(node);
    if (before >= 0) return [...way.slice(before), node];
    if (clear.has(node)) return undefined;
    for (const one of next(node)) {
      const found = search(one, [...way, node]);
      if (found) return found;
    }
    clear.add(node);
    return undefined;
  };
  for (const node of nodes) {
    const found = search(node, []);
    if (found) return found;
  }
  return undefined;
}
