import { type Connection, type Node, useReactFlow, useStoreApi } from '@xyflow/react';
import { useCallback } from 'react';
import type { PlacedGraph } from '../../domain/programs/diagram/layout.rules.ts';
import type { Path } from '../../domain/programs/reading/problems.ts';
import { arrowNear, placeOnArrow, stepIdOf } from './arrows.rules.ts';
import { placeOfStep, stepOf } from './step-paths.rules.ts';
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
      const room = 48;
      const seen =
        left - halfWidth > 0 &&
        left + halfWidth < width &&
        top - halfHeight > room &&
        top + halfHeight < height;
      if (!seen) void flow.setCenter(placed.x, placed.y, { zoom: Math.max(zoom, 0.6), duration: pace() });
    },
    [graph, flow, store],
  );
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

/** An arrow that was drawn: from an outcome to an end, or to the step that is to come next. */
export function connectionOf(pathOf: PathOf, deeds: Deeds) {
  return ({ source, target, sourceHandle }: Connection) => {
    const from = stepOf(pathOf(stepIdOf(source)) ?? []);
    const outcome = sourceHandle?.startsWith('outcome/') ? sourceHandle.slice('outcome/'.length) : undefined;
    if (!from) return deeds.say('Draw the arrow from a step.');
    if (target.startsWith('end/')) {
      if (outcome === undefined)
        return deeds.say('Draw the arrow to an end from one of the outcomes at the side of the step.');
      return deeds.ends(from, outcome, target.slice('end/'.length));
    }
    if (outcome !== undefined)
      return deeds.say('Only an end can be given to an outcome. Use a branch for other ways.');
    const to = stepOf(pathOf(stepIdOf(target)) ?? []);
    if (!to) return deeds.say('Draw the arrow to a step.');
    const { list, index } = placeOfStep(from);
    deeds.move(to, { list, index: index + 1 });
  };
}
