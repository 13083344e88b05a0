import type { Document } from 'yaml';
import type { Path } from '../../domain/programs/reading/problems.ts';
import type { Place } from '../model.ts';
import { childOf, entriesOf, itemsOf, nodeAt, rangeOf, sketch, textOf } from './sketch.rules.ts';

/**
 * Where everything that can be selected is written: each box of the diagram by its id, and stages (`stage/<id>`), forms
 * (`form/<name>`), their fields (`form/<name>/<index>`) and roles (`role/<name>`). Of a text that is broken, what can
 * be made out.
 */
export function placesOf(source: string, document = sketch(source)): Place[] {
  if (!document) return [];
  const found: Place[] = [];
  const add = (node: string, path: Path, value = nodeAt(document, path)) => {
    const range = rangeOf(value);
    if (range) found.push({ node, path, ...range });
  };
  for (const group of ['roles', 'outcomes', 'forms'] as const)
    for (const [name, value] of entriesOf(document, nodeAt(document, [group])))
      add(`${prefixes[group]}/${name}`, [group, name], value);
  for (const [name, form] of entriesOf(document, nodeAt(document, ['forms'])))
    for (const [index, field] of itemsOf(document, childOf(document, form, 'fields')).entries())
      add(`form/${name}/${index}`, ['forms', name, 'fields', index], field);
  if (textOf(nodeAt(document, ['program'])) === 'deal-registration') {
    addDeal(document, add);
    return found;
  }
  add('start', ['starts']);
  for (const [index, stage] of itemsOf(document, nodeAt(document, ['stages'])).entries()) {
    const path = ['stages', index];
    add(`stage/${textOf(childOf(document, stage, 'id')) ?? index}`, path, stage);
    addSteps(document, [...path, 'steps'], childOf(document, stage, 'steps'), add);
  }
  return found;
}

type Add = (node: string, path: Path, value?: unknown) => void;
const prefixes = { roles: 'role', outcomes: 'end', forms: 'form' } as const;

function addSteps(document: Document.Parsed, path: Path, list: unknown, add: Add): void {
  for (const [index, step] of itemsOf(document, list).entries()) {
    const here = [...path, index];
    const id = textOf(childOf(document, step, 'id'));
    if (id !== undefined) {
      add(id, here, step);
      if (childOf(document, step, 'when') !== undefined) add(`${id}?`, here, step);
    }
    for (const part of ['ways', 'lanes'])
      for (const [at, way] of itemsOf(document, childOf(document, step, part)).entries())
        addSteps(document, [...here, part, at, 'steps'], childOf(document, way, 'steps'), add);
    for (const part of ['otherwise', 'steps', 'alongside'])
      addSteps(document, [...here, part], childOf(document, step, part), add);
  }
}

/** The boxes of a deal's diagram (domain/programs/diagram/deal-graph.rules.ts), and what each is made of. */
const dealPlaces: Readonly<Record<string, Path>> = {
  start: ['program'],
  taken: ['queue'],
  queue: ['queue'],
  dispute: ['disputes'],
  rule: ['autoApprove'],
  changes: ['approval', 'changes'],
  protected: ['protection'],
  extension: ['protection', 'extensions'],
  progress: ['protection', 'progress'],
};

function addDeal(document: Document.Parsed, add: Add): void {
  for (const [node, path] of Object.entries(dealPlaces)) add(node, path);
  for (const index of itemsOf(document, nodeAt(document, ['approval', 'levels'])).keys())
    add(`level/${index}`, ['approval', 'levels', index]);
}

/** The smallest thing that is written around an offset. */
export function placeAround(places: readonly Place[], offset: number): Place | undefined {
  let found: Place | undefined;
  for (const place of places)
    if (place.from <= offset && offset <= place.to && (!found || size(place) < size(found))) found = place;
  return found;
}

/** Where a path is written: itself, or the nearest thing around it. */
export function placeOfPath(places: readonly Place[], path: Path): Place | undefined {
  let found: Place | undefined;
  for (const place of places)
    if (leadsTo(place.path, path) && (!found || place.path.length > found.path.length)) found = place;
  return found;
}

const size = ({ from, to }: Place) => to - from;
const leadsTo = (start: Path, path: Path) => start.every((key, index) => path[index] === key);
/** Whether two paths mean the same place. */
export const samePath = (one: Path | undefined, other: Path | undefined): boolean =>
  one === other || (!!one && !!other && one.length === other.length && leadsTo(one, other));
