import type { Edge, Node, NodeHandle } from '@xyflow/react';
import { Position } from '@xyflow/react';
import type {
  PlacedEdge,
  PlacedGraph,
  PlacedGroup,
  PlacedNode,
} from '../../domain/programs/diagram/layout.rules.ts';
import type { Painted } from './box-words.rules.ts';

export interface BoxData extends Record<string, unknown> {
  readonly placed: PlacedNode;
  /** Who does it, in words. */
  readonly kind: string;
  readonly selected: boolean;
  readonly painted: Painted | undefined;
  /** What is wrong, in words; empty if nothing is. */
  readonly problems: string;
  /** Whether Tab leads to it: one box at a time is in the order, arrow keys lead to the others. */
  readonly current: boolean;
  /** Whether it takes the focus as soon as it is on the screen. */
  readonly wanted: boolean;
  /** Arrows can be drawn from each, to an end. */
  readonly outcomes: readonly { readonly id: string; readonly label: string }[];
  readonly movable: boolean;
}
export type BoxItem = Node<BoxData, 'box'>;
export type StageItem = Node<{ readonly label: string }, 'stage'>;
export type ArrowItem = Edge<{ readonly placed: PlacedEdge }, 'arrow'>;

/** A box for React Flow, which counts from the corner; sizes are known, so that nothing needs to be measured. */
export function boxItem(data: BoxData, moved: { x: number; y: number } | undefined): BoxItem {
  const { node, x, y, width, height } = data.placed;
  return {
    id: node.id,
    type: 'box',
    position: moved ?? { x: x - width / 2, y: y - height / 2 },
    data,
    width,
    height,
    measured: { width, height },
    draggable: data.movable,
    handles: handlesOf(data),
  };
}

/** Where arrows come in and go out. */
function handlesOf({ placed: { width, height }, outcomes }: BoxData): NodeHandle[] {
  const size = { width: 1, height: 1 };
  const out = outcomes.map(
    ({ id }, index): NodeHandle => ({
      ...size,
      id: `outcome/${id}`,
      type: 'source',
      position: Position.Right,
      x: width,
      y: (height * (index + 1)) / (outcomes.length + 1),
    }),
  );
  return [
    { ...size, id: 'in', type: 'target', position: Position.Top, x: width / 2, y: 0 },
    { ...size, id: 'next', type: 'source', position: Position.Bottom, x: width / 2, y: height },
    ...out,
  ];
}

export function stageItem({ label, x, y, width, height }: PlacedGroup, index: number): StageItem {
  return {
    id: `stage:${index}`,
    type: 'stage',
    position: { x: x - width / 2, y: y - height / 2 },
    data: { label },
    width,
    height,
    measured: { width, height },
    draggable: false,
    selectable: false,
    focusable: false,
    zIndex: -1,
  };
}

export function arrowItems({ edges, nodes }: PlacedGraph): ArrowItem[] {
  const titles = new Map(nodes.map(({ node }) => [node.id, node.title]));
  return edges.map((placed, index) => {
    const { from, to, label } = placed.edge;
    return {
      id: `arrow:${index}`,
      type: 'arrow',
      source: from,
      target: to,
      sourceHandle: 'next',
      targetHandle: 'in',
      ariaLabel: `From ${titles.get(from)} to ${titles.get(to)}${label === undefined ? '' : `: ${label}`}`,
      data: { placed },
    };
  });
}
