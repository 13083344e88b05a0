import { createEnvironment, evaluateAll, type ProgramEnvironment } from '../expressions.rules.ts';
import { namesInForm } from '../fill-form.rules.ts';
import type { Form } from '../form.schema.ts';
import { filledInColumns, filledInFields } from '../form-defaults.rules.ts';
import type { SingleField } from '../form-values.schema.ts';
import type { Path, PathProblem } from '../reading/problems.ts';
import { readTyped } from '../typed-values.rules.ts';
import { commonTypes, elementTypes, fieldTypes } from '../types.rules.ts';
import { type Check, type CheckContext, unknown } from './context.ts';
import { problemIn, yesOrNo } from './expressions.check.ts';

/** Conditions of fields and rules see the form's own fields, by its name or bare, and what the case knows. */
export const formConditions: Check = (context) =>
  Object.entries(context.program.forms).flatMap(([name, form]) => {
    const path = ['forms', name];
    const known = knownBefore(context, name);
    const inForm = createEnvironment({ ...known.types, ...namesInForm(name, form) });
    const atFirst = name === context.program.starts.form ? createEnvironment({ now: 'timestamp' }) : known;
    return [
      ...fieldsIn(form, path, known, inForm),
      ...defaultsIn(form, [...path, 'fields'], known, atFirst),
      ...rulesIn(form, path, inForm),
    ];
  });

/** Of a case that begins with this form nothing is known yet. */
function knownBefore({ environment, program }: CheckContext, form: string): ProgramEnvironment {
  return form === program.starts.form ? createEnvironment(commonTypes(program)) : environment;
}

function fieldsIn(
  { fields }: Form,
  path: Path,
  known: ProgramEnvironment,
  inForm: ProgramEnvironment,
): PathProblem[] {
  return fields.flatMap((field, index) => {
    const at = [...path, 'fields', index];
    const { when } = field;
    const of = field.type === 'lines' ? field.of : undefined;
    return [
      ...(when === undefined
        ? []
        : problemIn(inForm, { source: when, path: [...at, 'when'], gives: yesOrNo })),
      ...(of === undefined ? [] : problemIn(known, { source: of, path: [...at, 'of'], gives: ['list'] })),
    ];
  });
}

/** Defaults of fields, and of cells: those speak of the element that their row stands beside, too. */
function defaultsIn(
  form: Form,
  path: Path,
  known: ProgramEnvironment,
  atFirst: ProgramEnvironment,
): PathProblem[] {
  return [
    ...filledInFields(form).flatMap(({ field, source, index }) =>
      defaultIn(atFirst, field, source, [...path, index, 'default']),
    ),
    ...filledInColumns(form).flatMap(({ field, column, source, at: [index, place] }) => {
      const here = [...path, index, 'columns', place, 'default'];
      if (field.of === undefined) return [{ path: here, message: besideNothing }];
      const types = { ...atFirst.types, ...elementTypes(field.of, known.types) };
      return defaultIn(createEnvironment(types), column, source, here);
    }),
  ];
}

const besideNothing =
  'Only rows that stand beside a list are filled in: give the field `of`, or leave this out';

/** A default of another type than its field's, or one that stands in the program and that the field would not take. */
function defaultIn(known: ProgramEnvironment, field: SingleField, source: string, path: Path): PathProblem[] {
  const gives = field.type === 'number' ? ['double', 'int'] : [fieldTypes[field.type]];
  const problems = problemIn(known, { source, path, gives });
  if (problems.length > 0) return problems;
  const [literal] = evaluateAll({ types: {}, data: {}, now: '', expressions: [source], texts: [] }).values;
  const read = literal && 'value' in literal ? readTyped(field, literal.value) : {};
  return 'problem' in read ? [{ path, message: `The field does not take this: ${read.problem}` }] : [];
}

function rulesIn({ fields, rules = [] }: Form, path: Path, inForm: ProgramEnvironment): PathProblem[] {
  const names = fields.map(({ name }) => name);
  return rules.flatMap(({ must, field }, index) => {
    const at = [...path, 'rules', index];
    return [
      ...problemIn(inForm, { source: must, path: [...at, 'must'], gives: yesOrNo }),
      ...unknown('field', field, names, [...at, 'field']),
    ];
  });
}
