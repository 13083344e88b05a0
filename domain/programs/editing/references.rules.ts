import { isRecord } from '../../records.ts';
import type { Path } from '../reading/problems.ts';
import { type Piece, piecesInExpression, piecesInText, type Renamed } from './expression-places.rules.ts';

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
    const rest = ['otherwise', 'steps', 'alongside'].flatMap((key) => stepsIn(step[key], [...here, key]));
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

const computedKeys = new Set(['when', 'where', 'in', 'until', 'signedIn', 'person']);
const textKeys = new Set(['title', 'text', 'subject', 'caseTitle']);
const nested = new Set(['steps', 'alongside', 'otherwise', 'lanes', 'outcomes', 'levels', 'ways']);

/** The places in a program's conditions, computed values and texts that speak of what is renamed. */
export function spokenOf(program: unknown, renamed: Renamed): Reference[] {
  const { caseTitle, form } = recordOf(recordOf(program).starts);
  const all = [
    { word: typeof caseTitle === 'string' ? caseTitle : '', path: ['starts', 'caseTitle'] },
    ...rawSteps(program).flatMap(wordsOfStep),
  ].map(({ word, path }) => ({ path, pieces: piecesOf(word, path, renamed) }));
  const forms = Object.entries(recordOf(recordOf(program).forms)).flatMap(([name, one]) =>
    name === form ? [] : spokenOfInForm(name, recordOf(one), renamed),
  );
  return [...all, ...forms].filter(({ pieces }) => pieces.length > 0);
}

/** The texts of a step that may hold expressions, without those of the steps in it. */
function wordsOfStep({ step, path }: RawStep) {
  const conditions = ['levels', 'ways'].flatMap((key) =>
    listOf(step[key]).flatMap((one, index) =>
      ['when', 'until'].map((name) => ({ word: recordOf(one)[name], path: [...path, key, index, name] })),
    ),
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

/** In conditions and rules of a form its own fields come first, and then its own name. */
function spokenOfInForm(name: string, form: Raw, renamed: Renamed): Reference[] {
  const own = [name, ...fieldsOf(form).map((field) => field.name)];
  const hidden =
    renamed.what === 'field'
      ? renamed.owners.some((owner) => own.includes(owner))
      : renamed.what === 'name' && own.includes(renamed.from);
  return [...overTheCase(name, form), ...(hidden ? [] : conditionsOf(name, form))].map((one) =>
    referenceIn(one, renamed),
  );
}

/** The conditions and rules of a form that speak of one of its fields, by its bare name or the form's, and its rules at it. */
export function ownConditions(program: unknown, name: string, from: string, to: string): Reference[] {
  const form = recordOf(recordOf(recordOf(program).forms)[name]);
  const bare: Renamed = { what: 'name', from, to };
  const owned: Renamed = { what: 'field', owners: [name], from, to };
  const hidden = fieldsOf(form).some((field) => field.name === name);
  const conditions = conditionsOf(name, form).flatMap((one) => [
    referenceIn(one, bare),
    ...(hidden ? [] : [referenceIn(one, owned)]),
  ]);
  const rules = listOf(form.rules).flatMap((rule, index) =>
    recordOf(rule).field === from
      ? [
          {
            path: ['forms', name, 'rules', index, 'field'],
            pieces: [{ start: 0, end: from.length, insert: to }],
          },
        ]
      : [],
  );
  return [...merged(conditions), ...rules];
}

/** The conditions and rules of a form that speak of it by its own name. */
export function ownNameIn(program: unknown, from: string, to: string): Reference[] {
  const form = recordOf(recordOf(recordOf(program).forms)[from]);
  if (fieldsOf(form).some((field) => field.name === from)) return [];
  return conditionsOf(from, form).map((one) => referenceIn(one, { what: 'name', from, to }));
}

interface Written {
  readonly word: string;
  readonly path: Path;
}

const referenceIn = ({ word, path }: Written, renamed: Renamed): Reference => ({
  path,
  pieces: piecesInExpression(word, renamed),
});

/** What is changed in one text, together: each change speaks of the text as it is. */
function merged(references: readonly Reference[]): Reference[] {
  const byPath = Map.groupBy(references, ({ path }) => path.join('.'));
  return [...byPath.values()].flatMap((all) =>
    all[0] ? [{ path: all[0].path, pieces: all.flatMap(({ pieces }) => pieces) }] : [],
  );
}

const fieldsOf = (form: Raw): readonly Raw[] => listOf(form.fields).map(recordOf);

const textsAt = (list: unknown, key: string, path: Path): Written[] =>
  listOf(list).flatMap((one, index) => {
    const word = recordOf(one)[key];
    return typeof word === 'string' ? [{ word, path: [...path, index, key] }] : [];
  });

const conditionsOf = (name: string, form: Raw): Written[] => [
  ...textsAt(form.fields, 'when', ['forms', name, 'fields']),
  ...textsAt(form.rules, 'must', ['forms', name, 'rules']),
];

/** What stands in a form and speaks of the case alone. */
const overTheCase = (name: string, form: Raw): Written[] => {
  const path = ['forms', name, 'fields'];
  return [
    ...['of', 'default'].flatMap((key) => textsAt(form.fields, key, path)),
    ...fieldsOf(form).flatMap(({ columns }, index) =>
      textsAt(columns, 'default', [...path, index, 'columns']),
    ),
  ];
};
