import { type FinalConnectionState, type Node, useReactFlow, useStoreApi } from '@xyflow/react';
import { useCallback } from 'react';
import type { PlacedGraph } from '../../domain/programs/diagram/layout.rules.ts';
import type { Path } from '../../domain/programs/reading/problems.ts';
import { arrowNear, placeOnArrow, stepIdOf } from './arrows.rules.ts';
import { stepOf } from './step-paths.rules.ts';
import type { Deeds } from './use-deeds.ts';

type PathOf = (box: string) => Path | undefined;

/** Brings a box into the middle if it cannot be seen whole. */
export function useReveal(graph: PlacedGraph) {
  const flow = useReactFlow();
  const store = useStoreApi();
  return useCallback(
    (box: string) => {
      const placed = graph.nodes.find(({ node }) => node.id === box);
      if (!placed) return;
      const { width, height } = store.getState();
      const { x, y, zoom } = flow.getViewport();
      const [left, top] = [placed.x * zoom + x, placed.y * zoom + y];
      const [halfWidth, halfHeight] = [(placed.width * zoom) / 2, (placed.height * zoom) / 2];
      // The toolbar of the selected step lies below.
      const room = 64;
      const seen =
        left - halfWidth > 0 &&
        left + halfWidth < width &&
        top - halfHeight > 0 &&
        top + halfHeight < height - room;
      if (!seen) void flow.setCenter(placed.x, placed.y, { zoom: Math.max(zoom, 0.6), duration: pace() });
    },
    [graph, flow, store],
  );
}

/** The id of the box at which the mouse or finger is; an arrow may end anywhere on a box. */
function boxUnder(event: MouseEvent | TouchEvent): string | undefined {
  const point = 'changedTouches' in event ? event.changedTouches[0] : event;
  const found = point && document.elementFromPoint(point.clientX, point.clientY);
  return found?.closest<HTMLElement>('.react-flow__node-box')?.dataset.id;
}

/** How long the picture takes to move, in milliseconds; not at all for people who want no movement. */
export const pace = () => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 180);

/** What was dropped onto an arrow is moved there. */
export function dropOf(graph: PlacedGraph, pathOf: PathOf, deeds: Deeds) {
  return (item: Node) => {
    const [width = 0, height = 0] = [item.width, item.height];
    const centre = { x: item.position.x + width / 2, y: item.position.y + height / 2 };
    const step = stepOf(pathOf(item.id) ?? []);
    const arrow = arrowNear(graph, centre, item.id);
    if (!step || !arrow) return deeds.say('Drop a step onto an arrow to move it there.');
    const place = placeOnArrow(arrow, pathOf);
    if (!place) return deeds.say('No step can stand there.');
    deeds.move(step, place);
  };
}

/** What an arrow asks for that was drawn from a box to another. */
export function connectionOf(pathOf: PathOf, deeds: Deeds) {
  const stepAt = (box: string) => stepOf(pathOf(stepIdOf(box)) ?? []);
  return (event: MouseEvent | TouchEvent, drawn: FinalConnectionState) => {
    const [source, target] = [drawn.fromNode?.id, drawn.toNode?.id ?? boxUnder(event)];
    if (source === undefined || target === undefined || source === target) return;
    deeds.connect({
      from: stepAt(source),
      outcome: after('outcome/', drawn.fromHandle?.id),
      to: stepAt(target),
      end: after('end/', target),
    });
  };
}

const after = (start: string, id: string | null | undefined) =>
  id?.startsWith(start) ? id.slice(start.length) : undefined;
