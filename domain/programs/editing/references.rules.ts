import type { Path } from '../reading/problems.ts';
import { type Piece, piecesInExpression, piecesInText, type Renamed } from './expression-places.rules.ts';
import { isRecord } from './print.rules.ts';

type Raw = Readonly<Record<string, unknown>>;

/** A step as it is written, perhaps not a valid one. */
export interface RawStep {
  readonly step: Raw;
  readonly path: Path;
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const recordOf = (value: unknown): Raw => (isRecord(value) ? value : {});

/** Every step of a program as it is written, nested ones too. */
export function rawSteps(program: unknown): RawStep[] {
  return listOf(recordOf(program).stages).flatMap((stage, index) =>
    stepsIn(recordOf(stage).steps, ['stages', index, 'steps']),
  );
}

function stepsIn(list: unknown, path: Path): RawStep[] {
  return listOf(list).flatMap((one, index) => {
    const step = recordOf(one);
    const here = [...path, index];
    const parts = ['ways', 'lanes'].flatMap((key) =>
      listOf(step[key]).flatMap((part, at) => stepsIn(recordOf(part).steps, [...here, key, at, 'steps'])),
    );
    const rest = ['otherwise', 'steps'].flatMap((key) => stepsIn(step[key], [...here, key]));
    return [{ step, path: here }, ...parts, ...rest];
  });
}

/** Every text in a value, with its path; those under the keys of `without` are left out. */
export function wordsIn(
  value: unknown,
  path: Path = [],
  without: ReadonlySet<string> = new Set(),
): { readonly word: string; readonly path: Path }[] {
  if (typeof value === 'string') return [{ word: value, path }];
  const entries: [string | number, unknown][] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(recordOf(value)).filter(([key]) => !without.has(key));
  return entries.flatMap(([key, one]) => wordsIn(one, [...path, key], without));
}

/** Where a text is to be changed, and what in it. */
export interface Reference {
  readonly path: Path;
  readonly pieces: readonly Piece[];
}

const computedKeys = new Set(['when', 'in', 'until', 'signedIn']);
const textKeys = new Set(['title', 'text', 'subject', 'caseTitle']);
const nested = new Set(['steps', 'otherwise', 'lanes', 'outcomes', 'levels', 'ways']);

/** The places in a program's conditions, computed values and texts that speak of what is renamed. */
export function spokenOf(program: unknown, renamed: Renamed): Reference[] {
  const { caseTitle, form } = recordOf(recordOf(program).starts);
  const all = [
    { word: typeof caseTitle === 'string' ? caseTitle : '', path: ['starts', 'caseTitle'] },
    ...rawSteps(program).flatMap(wordsOfStep),
  ].map(({ word, path }) => ({ path, pieces: piecesOf(word, path, renamed) }));
  const fields = Object.entries(recordOf(recordOf(program).forms)).flatMap(([name, one]) =>
    name === form ? [] : fieldConditions(name, one, renamed),
  );
  return [...all, ...fields].filter(({ pieces }) => pieces.length > 0);
}

/** The texts of a step that may hold expressions, without those of the steps in it. */
function wordsOfStep({ step, path }: RawStep) {
  const conditions = ['levels', 'ways'].flatMap((key) =>
    listOf(step[key]).map((one, index) => ({
      word: recordOf(one).when,
      path: [...path, key, index, 'when'],
    })),
  );
  return [
    ...wordsIn(step, path, nested),
    ...conditions.flatMap(({ word, path: at }) => (typeof word === 'string' ? [{ word, path: at }] : [])),
  ];
}

function piecesOf(word: string, path: Path, renamed: Renamed): Piece[] {
  const key = String(path.at(-1));
  const inValues = ['with', 'values'].includes(String(path.at(-2)));
  if (inValues || computedKeys.has(key)) return piecesInExpression(word, renamed);
  return textKeys.has(key) ? piecesInText(word, renamed) : [];
}

/** In the conditions of fields, the fields of the same form come first. */
function fieldConditions(name: string, form: unknown, renamed: Renamed): Reference[] {
  const fields = listOf(recordOf(form).fields).map(recordOf);
  const own = fields.map((field) => field.name);
  const hidden = renamed.what === 'field' ? renamed.owners.filter((owner) => own.includes(owner)) : [];
  if (hidden.length > 0 || (renamed.what === 'name' && own.includes(renamed.from))) return [];
  return conditionsOf(name, fields, renamed);
}

/** The conditions of a form's own fields that speak of one of them. */
export function ownConditions(program: unknown, form: string, from: string, to: string): Reference[] {
  const fields = listOf(recordOf(recordOf(recordOf(program).forms)[form]).fields).map(recordOf);
  return conditionsOf(form, fields, { what: 'name', from, to });
}

const conditionsOf = (form: string, fields: readonly Raw[], renamed: Renamed): Reference[] =>
  fields.flatMap(({ when }, index) =>
    typeof when === 'string'
      ? [{ path: ['forms', form, 'fields', index, 'when'], pieces: piecesInExpression(when, renamed) }]
      : [],
  );
