import type { GraphEdge, GraphNode, ProgramGraph } from './graph.ts';
import {
  header,
  labelSize,
  type PlacedEdge,
  type PlacedGraph,
  type PlacedGroup,
  type PlacedNode,
  placeGraph,
  sizeOf,
} from './layout.rules.ts';

/** Places one diagram after another, and keeps the stages that have not changed. */
export type Placer = (graph: ProgramGraph) => PlacedGraph;

/** More boxes than these are placed stage by stage: the time for all of them together grows with their square. */
const many = 80;
const gap = 34;
const lane = 14;

type Point = PlacedEdge['points'][number];

/**
 * A placer for diagrams that are drawn anew while somebody types. Small ones look as everywhere else. In large ones
 * each stage is laid out by itself, one beneath the other; what leads to an end runs down on the right.
 */
export function createPlacer(): Placer {
  let stages = new Map<string, PlacedGraph>();
  return (graph) => {
    if (graph.nodes.length <= many) return placeGraph(graph);
    const used = new Map<string, PlacedGraph>();
    const placed = placeStages(graph, (stage) => {
      const key = JSON.stringify(stage);
      const laid = stages.get(key) ?? placeGraph(stage);
      used.set(key, laid);
      return laid;
    });
    stages = used;
    return placed;
  };
}

function placeStages({ nodes, edges, groups }: ProgramGraph, place: Placer): PlacedGraph {
  const stageOf = new Map(nodes.map(({ id, group }) => [id, group]));
  const inside = ({ from, to }: GraphEdge) =>
    stageOf.get(from) !== undefined && stageOf.get(from) === stageOf.get(to);
  const bands = groups
    .map(({ id, label }) => ({
      label,
      laid: place({
        title: label,
        groups: [],
        nodes: nodes.filter(({ group }) => group === id),
        edges: edges.filter((edge) => inside(edge) && stageOf.get(edge.from) === id),
      }),
    }))
    .filter(({ laid }) => laid.nodes.length > 0);
  const loose = nodes.filter(({ group }) => group === undefined);
  const starts = row(loose.filter(({ kind }) => kind !== 'end'));
  const ends = row(loose.filter(({ kind }) => kind === 'end'));
  const inner = Math.max(starts.width, ends.width, ...bands.map(({ laid }) => laid.width));
  const found: Found = { nodes: starts.at(inner / 2, gap), edges: [], groups: [] };
  let y = starts.height + 2 * gap;
  for (const { label, laid } of bands) {
    moved(found, laid, { x: (inner - laid.width) / 2, y: y + header }, label);
    y += laid.height + header + gap;
  }
  const endLanes = loose.filter(({ kind }) => kind === 'end').map(({ id }) => id);
  const top = y + endLanes.length * lane + gap;
  found.nodes.push(...ends.at(inner / 2, top));
  const boxes = new Map(found.nodes.map((one) => [one.node.id, one]));
  const leaving = new Map<string, number>();
  for (const edge of edges.filter((one) => !inside(one))) {
    const [from, to] = [boxes.get(edge.from), boxes.get(edge.to)];
    if (!from || !to) continue;
    const index = endLanes.indexOf(edge.to);
    const before = leaving.get(edge.from) ?? 0;
    if (index >= 0) leaving.set(edge.from, before + 1);
    found.edges.push(
      index < 0
        ? between(edge, from, to)
        : toEnd(edge, from, to, { x: inner + (index + 1) * lane, y: top - (index + 1) * lane, before }),
    );
  }
  return {
    ...found,
    width: inner + (endLanes.length + 2) * lane,
    height: top + ends.height + gap,
  };
}

interface Found {
  readonly nodes: PlacedNode[];
  readonly edges: PlacedEdge[];
  readonly groups: PlacedGroup[];
}

/** Takes over what was laid out by itself, at another place. */
function moved(found: Found, laid: PlacedGraph, by: Point, label: string): void {
  const shift = <T extends Point>(one: T): T => ({ ...one, x: one.x + by.x, y: one.y + by.y });
  found.nodes.push(...laid.nodes.map(shift));
  for (const { edge, points, label: words } of laid.edges)
    found.edges.push({ edge, points: points.map(shift), ...(words ? { label: shift(words) } : {}) });
  const height = laid.height + header;
  found.groups.push({
    ...{ label, width: laid.width - gap / 2, height: height - gap / 2 },
    ...{ x: by.x + laid.width / 2, y: by.y + laid.height / 2 - header / 2 },
  });
}

/** Boxes side by side. */
function row(nodes: readonly GraphNode[]) {
  const sized = nodes.map((node) => ({ node, ...sizeOf(node) }));
  const width = sized.reduce((sum, one) => sum + one.width + gap, gap);
  const height = Math.max(0, ...sized.map((one) => one.height));
  const at = (middle: number, y: number): PlacedNode[] => {
    let x = middle - width / 2 + gap;
    return sized.map((one) => {
      const placed = { ...one, x: x + one.width / 2, y: y + height / 2 };
      x += one.width + gap;
      return placed;
    });
  };
  return { width, height, at };
}

/** From the foot of one box to the head of another, of a later stage. */
function between(edge: GraphEdge, from: PlacedNode, to: PlacedNode): PlacedEdge {
  const start = { x: from.x, y: from.y + from.height / 2 };
  const end = { x: to.x, y: to.y - to.height / 2 };
  const points = [start, { x: start.x, y: start.y + gap / 3 }, { x: end.x, y: end.y - gap / 3 }, end];
  return { edge, points, ...labelAt(edge, { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 }) };
}

/** To the right, down the lane of this end, and into it from above. */
function toEnd(
  edge: GraphEdge,
  from: PlacedNode,
  to: PlacedNode,
  lane: Point & { readonly before: number },
): PlacedEdge {
  const y = from.y - from.height / 4 + (lane.before * from.height) / 6;
  const start = { x: from.x + from.width / 2, y };
  const points = [
    start,
    { x: lane.x, y },
    { x: lane.x, y: lane.y },
    { x: to.x, y: lane.y },
    { x: to.x, y: to.y - to.height / 2 },
  ];
  return { edge, points, ...labelAt(edge, { x: start.x + labelSize(edge).width / 2 + 4, y }) };
}

function labelAt(edge: GraphEdge, at: Point): Pick<PlacedEdge, 'label'> {
  const { width, height, lines } = labelSize(edge);
  return lines.length > 0 ? { label: { ...at, width, height, lines } } : {};
}
