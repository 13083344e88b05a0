import type { LinesField } from '../lines.rules.ts';
import type { Path, PathProblem } from '../reading/problems.ts';
import { type Check, ofKind } from './context.ts';

interface Named {
  readonly name: string;
  readonly path: Path;
}

/** Names that stand twice where one is needed. */
function twice(all: readonly Named[], message: (name: string) => string): PathProblem[] {
  const seen = new Set<string>();
  return all.flatMap(({ name, path }) => {
    if (seen.has(name)) return [{ path, message: message(name) }];
    seen.add(name);
    return [];
  });
}

/** Words that CEL keeps for itself, and names that every case, or every object, has already. */
export const reserved: ReadonlySet<string> = new Set([
  ...[
    'partner',
    'learner',
    'now',
    'rates',
    'true',
    'false',
    'null',
    'in',
    'as',
    'break',
    'const',
    'continue',
    'else',
    'for',
    'function',
  ],
  ...[
    'if',
    'import',
    'let',
    'loop',
    'package',
    'namespace',
    'return',
    'var',
    'void',
    'while',
    'cel',
    'google',
  ],
  ...['string', 'int', 'double', 'bool', 'type', 'list', 'map', 'bytes', 'uint', 'optional', 'prototype'],
  ...Object.getOwnPropertyNames(Object.prototype),
]);

const meansElse = (name: string, path: Path): PathProblem => ({
  path,
  message: `${name} means something else in conditions; use another name`,
});

/** Steps, the starting form, and the names that `each` gives are all known to conditions by one name each. */
export const stepNames: Check = ({ program, steps }) => {
  const all: Named[] = [
    { name: program.starts.form, path: ['starts', 'form'] },
    ...steps.flatMap(({ step, path }) => [
      { name: step.id, path: [...path, 'id'] },
      ...(step.step === 'each' ? [{ name: step.as, path: [...path, 'as'] }] : []),
    ]),
  ];
  const kept = all.filter(({ name }) => reserved.has(name)).map(({ name, path }) => meansElse(name, path));
  return [...kept, ...twice(all, (name) => `${name} is the name of something else already`)];
};

const columnNames = ({ columns }: LinesField, path: Path) =>
  twice(
    columns.map(({ name }, index) => ({ name, path: [...path, index, 'name'] })),
    (name) => `There is a column ${name} already`,
  );

/** Stages, fields, outcomes, levels, lanes: each unique among its own. */
export const ownNames: Check = (context) => {
  const { program } = context;
  const stages = program.stages.map(({ id }, index) => ({ name: id, path: ['stages', index, 'id'] }));
  const fields = Object.entries(program.forms).flatMap(([form, { fields }]) => [
    ...twice(
      fields.map(({ name }, index) => ({ name, path: ['forms', form, 'fields', index, 'name'] })),
      (name) => `The form has a field ${name} already`,
    ),
    ...fields.flatMap((field, index) =>
      field.type === 'lines' ? columnNames(field, ['forms', form, 'fields', index, 'columns']) : [],
    ),
    ...fields.flatMap(({ name }, index) =>
      reserved.has(name) ? [meansElse(name, ['forms', form, 'fields', index, 'name'])] : [],
    ),
  ]);
  const forms = Object.keys(program.forms).flatMap((name) =>
    reserved.has(name) ? [{ ...meansElse(name, ['forms', name]), atKey: true }] : [],
  );
  return [
    ...forms,
    ...twice(stages, (name) => `There is a stage ${name} already`),
    ...fields,
    ...outcomes(context),
    ...ofKind(context, 'decision').flatMap(({ step, path }) =>
      twice(
        step.levels.map(({ name }, index) => ({ name, path: [...path, 'levels', index, 'name'] })),
        (name) => `The decision has a level ${name} already`,
      ),
    ),
    ...ofKind(context, 'parallel').flatMap(({ step, path }) =>
      twice(
        step.lanes.map(({ name }, index) => ({ name, path: [...path, 'lanes', index, 'name'] })),
        (name) => `There is a lane ${name} already`,
      ),
    ),
  ];
};

const outcomes: Check = ({ steps }) =>
  steps.flatMap(({ step, path }) =>
    step.step === 'task' || step.step === 'decision'
      ? twice(
          (step.outcomes ?? []).map(({ id }, index) => ({
            name: id,
            path: [...path, 'outcomes', index, 'id'],
          })),
          (name) => `The step has an outcome ${name} already`,
        )
      : [],
  );

/** A scorecard's fields stand beside the decision's outcome and comment. */
export const scorecards: Check = (context) =>
  ofKind(context, 'decision').flatMap(({ step, path }) => {
    const { fields = [] } = step.scorecard === undefined ? {} : (context.program.forms[step.scorecard] ?? {});
    const clash = fields.find(({ name }) => name === 'outcome' || name === 'comment');
    return clash
      ? [
          {
            path: [...path, 'scorecard'],
            message: `A scorecard cannot have a field ${clash.name}: the decision has it`,
          },
        ]
      : [];
  });
