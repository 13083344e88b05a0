import type { PlacedGraph } from '../../domain/programs/diagram/layout.rules.ts';

/** The box that an arrow key leads to from a box, if there is one. Up and down follow the arrows. */
export function boxBeside({ nodes, edges }: PlacedGraph, box: string, key: string): string | undefined {
  const order = nodes.map(({ node }) => node.id);
  if (key === 'Home') return order[0];
  if (key === 'End') return order.at(-1);
  const out = edges.filter(({ edge }) => edge.from === box).map(({ edge }) => edge.to);
  const into = edges.filter(({ edge }) => edge.to === box).map(({ edge }) => edge.from);
  const at = order.indexOf(box);
  if (key === 'ArrowDown') return out.find((id) => order.indexOf(id) > at) ?? order[at + 1];
  if (key === 'ArrowUp') return into.find((id) => order.indexOf(id) < at) ?? order[at - 1];
  const beside = siblings(edges, into, box);
  const place = beside.indexOf(box);
  if (key === 'ArrowLeft') return beside[place - 1];
  return key === 'ArrowRight' ? beside[place + 1] : undefined;
}

/** What the same boxes lead to: other lanes, other ways, other ends. */
function siblings(edges: PlacedGraph['edges'], into: readonly string[], box: string): string[] {
  const all = edges.filter(({ edge }) => into.includes(edge.from)).map(({ edge }) => edge.to);
  return [...new Set([...all, box])];
}
