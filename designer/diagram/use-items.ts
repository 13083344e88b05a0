import { useMemo } from 'react';
import type { PlacedGraph, PlacedNode } from '../../domain/programs/diagram/layout.rules.ts';
import type { Path } from '../../domain/programs/reading/problems.ts';
import type { DesignerState, Place } from '../model.ts';
import { stepIdOf } from './arrows.rules.ts';
import { boxOf, kindWords, paintOf, problemsByBox, problemWords } from './box-words.rules.ts';
import { arrowItems, type BoxData, type BoxItem, boxItem, type StageItem, stageItem } from './flow-items.ts';
import { outcomesAt } from './parts.rules.ts';
import { stepOf } from './step-paths.rules.ts';
import { useKept } from './use-kept.ts';

/** Where the keyboard is in the diagram. */
export interface Cursor {
  readonly box?: string;
  /** The box that is to take the focus as soon as it is drawn. */
  readonly wanted?: string;
}
export interface Dragged {
  readonly box: string;
  readonly x: number;
  readonly y: number;
}

const nowhere: readonly Place[] = [];

/** The path at which a box is written; the condition of a step stands with its step. */
export function pathOfBox(places: readonly Place[], box: string): Path | undefined {
  const own = places.find(({ node }) => node === box);
  const step = own ?? places.find(({ node }) => node === stepIdOf(box));
  if (own || !step) return own?.path;
  return box.endsWith('?') ? [...step.path, 'when'] : step.path;
}

/** Boxes, stages and arrows for React Flow. What looks as before is not drawn again. */
export function useItems(state: DesignerState, graph: PlacedGraph, cursor: Cursor, dragged?: Dragged) {
  const { reading, selected, shown } = state;
  const places = reading?.places ?? nowhere;
  const placeOf = useMemo(() => new Map(places.toReversed().map((place) => [place.node, place])), [places]);
  const problems = useMemo(() => problemsByBox(places, reading?.problems ?? []), [places, reading]);
  const stages = useMemo(() => graph.groups.map(stageItem), [graph]);
  const edges = useKept(useMemo(() => arrowItems(graph), [graph]));
  const selectedBox = boxOf(places, selected);
  const current = currentOf(graph, cursor.box ?? selectedBox);
  const dataOf = (placed: PlacedNode): BoxData => {
    const { id } = placed.node;
    const painted = paintOf(shown, id);
    const step = stepOf(placeOf.get(id)?.path ?? []);
    return {
      placed,
      kind: kindWords[placed.node.kind],
      selected: id === selectedBox,
      painted,
      problems: problemWords(problems.get(id)),
      current: id === current,
      wanted: id === cursor.wanted,
      outcomes: step ? outcomesAt(reading?.program, step) : [],
      movable: step !== undefined && id === stepIdOf(id),
    };
  };
  const boxes: BoxItem[] = graph.nodes.map((placed) =>
    boxItem(dataOf(placed), dragged?.box === placed.node.id ? dragged : undefined),
  );
  const nodes = useKept<BoxItem | StageItem>([...stages, ...boxes]);
  return { nodes, edges, selectedBox, places };
}

/** Exactly one box is in the order of Tab. */
function currentOf({ nodes }: PlacedGraph, box: string | undefined): string | undefined {
  return nodes.some(({ node }) => node.id === box) ? box : nodes[0]?.node.id;
}
