import { Graph, layout } from '@dagrejs/dagre';
import type { GraphEdge, GraphNode, ProgramGraph } from './graph.ts';
import { linesOf, widthOf } from './text-lines.rules.ts';

export const fonts = { title: 14, detail: 12, label: 11, group: 13, line: 1.35 } as const;
const widest = { node: 230, label: 170 } as const;
const padding = { x: 14, y: 10 } as const;
export const header = 24;
/** The distances that all diagrams have. */
const spacing = {
  rankdir: 'TB',
  nodesep: 36,
  ranksep: 34,
  edgesep: 24,
  marginx: 24,
  marginy: 24,
} as const;

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
export interface PlacedNode extends Box {
  readonly node: GraphNode;
  readonly title: readonly string[];
  readonly details: readonly string[];
}
export interface PlacedEdge {
  readonly edge: GraphEdge;
  readonly points: readonly { readonly x: number; readonly y: number }[];
  /** The box of the words on the arrow. */
  readonly label?: Box & { readonly lines: readonly string[] };
}
export interface PlacedGroup extends Box {
  readonly label: string;
}
/** Boxes have their centre at `x`, `y`; everything lies between 0 and the width and height. */
export interface PlacedGraph {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
  readonly groups: readonly PlacedGroup[];
}

/** Finds a place for everything; boxes are as large as their words need. */
export function placeGraph({ nodes, edges, groups }: ProgramGraph): PlacedGraph {
  const graph = new Graph({ compound: true, multigraph: true });
  graph.setGraph({ ...spacing });
  const used = groups.filter(({ id }) => nodes.some(({ group }) => group === id));
  for (const { id, label } of used) graph.setNode(`group/${id}`, { label });
  const sized = nodes.map((node) => ({ node, ...sizeOf(node) }));
  for (const { node, width, height } of sized) {
    graph.setNode(node.id, { width, height });
    if (node.group !== undefined) graph.setParent(node.id, `group/${node.group}`);
  }
  for (const [index, edge] of edges.entries())
    graph.setEdge(edge.from, edge.to, labelSize(edge), String(index));
  layout(graph);
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  return {
    width,
    height,
    nodes: sized.map((one) => ({ ...one, ...centre(graph.node(one.node.id)) })),
    edges: edges.map((edge, index) => placedEdge(edge, graph.edge(edge.from, edge.to, String(index)))),
    groups: used.map(({ id, label }) => ({ label, ...withHeader(boxOf(graph.node(`group/${id}`))) })),
  };
}

/** A box as large as its words need. */
export function sizeOf({ kind, title, details }: GraphNode) {
  const slant = kind === 'choice' ? 14 : 0;
  const titles = linesOf(title, fonts.title, widest.node);
  const lines = details.flatMap((one) => linesOf(one, fonts.detail, widest.node));
  const inner = Math.max(
    60,
    ...titles.map((line) => widthOf(line, fonts.title)),
    ...lines.map((line) => widthOf(line, fonts.detail)),
  );
  const height = (titles.length * fonts.title + lines.length * fonts.detail) * fonts.line;
  return {
    title: titles,
    details: lines,
    width: inner + 2 * (padding.x + slant),
    height: height + 2 * padding.y,
  };
}

/** The room that the words on an arrow need. */
export function labelSize({ label }: GraphEdge) {
  if (label === undefined) return { width: 0, height: 0, lines: [] };
  const lines = linesOf(label, fonts.label, widest.label);
  const width = Math.max(...lines.map((line) => widthOf(line, fonts.label))) + 8;
  return { width, height: lines.length * fonts.label * fonts.line + 4, lines, labelpos: 'c' as const };
}

/** The layout leaves no room for a stage's name: its box grows into the gap above, which is wide enough. */
const withHeader = (box: Box): Box => ({ ...box, y: box.y - header / 2, height: box.height + header });

/** What the layout has written into a box or an arrow. */
interface Laid {
  readonly x?: number;
  readonly y?: number;
  readonly width?: number;
  readonly height?: number;
  readonly points?: readonly { readonly x: number; readonly y: number }[];
  readonly lines?: readonly string[];
}
const centre = ({ x = 0, y = 0 }: Laid) => ({ x, y });
const boxOf = ({ x = 0, y = 0, width = 0, height = 0 }: Laid): Box => ({ x, y, width, height });

function placedEdge(edge: GraphEdge, laid: Laid): PlacedEdge {
  const { points = [], lines = [] } = laid;
  return { edge, points, ...(lines.length > 0 ? { label: { ...boxOf(laid), lines } } : {}) };
}
