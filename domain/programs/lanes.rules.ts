import { circleFrom } from '../circle.rules.ts';
import type { ParallelStep } from './steps/nesting.steps.ts';

type Lanes = readonly { readonly name: string; readonly after?: readonly string[] | undefined }[];

/** How many lanes must be through before a parallel step goes on. */
export function neededOf({ join, lanes }: Pick<ParallelStep, 'join' | 'lanes'>): number {
  if (join === 'all') return lanes.length;
  return join === 'any' ? 1 : Math.min(join, lanes.length);
}

/** The lanes so that each stands behind those that it comes after; such as wait for one another, last. */
export function inOrder<Lane extends Lanes[number]>(lanes: readonly Lane[]): readonly Lane[] {
  const ordered: Lane[] = [];
  const isReady = ({ after = [] }: Lane) => after.every((name) => ordered.some((lane) => lane.name === name));
  for (;;) {
    const next = lanes.find((lane) => !ordered.includes(lane) && isReady(lane));
    if (!next) return [...ordered, ...lanes.filter((lane) => !ordered.includes(lane))];
    ordered.push(next);
  }
}

/** Lanes that wait for one another for ever, the first once more at the end; undefined if there are none. */
export const circleOfLanes = (lanes: Lanes): readonly string[] | undefined =>
  circleFrom(
    lanes.map(({ name }) => name),
    (name) => lanes.find((lane) => lane.name === name)?.after ?? [],
  );
