import { own } from '../../records.ts';
import { isRows } from '../cel/types.ts';
import { checkExpression } from '../expressions.rules.ts';
import type { ValueType } from '../process.schema.ts';
import type { Path, PathProblem } from '../reading/problems.ts';
import type { RegistryInput } from '../registry.ts';
import { type Check, type CheckContext, ofKind, unknown } from './context.ts';

type Inputs = Readonly<Record<string, RegistryInput>>;

/** Checks, actions, programs, webhooks, courses and banks that this installation does not have, or that are given what they do not take. */
export const registered: Check = (context) => {
  const { checks, actions, programs, webhooks, courses, banks } = context.registry;
  return [
    ...ofKind(context, 'check').flatMap(({ step, path }) => [
      ...unknown('check', step.check, Object.keys(checks), [...path, 'check']),
      ...given(context, step.with, own(checks, step.check)?.inputs, path),
    ]),
    ...ofKind(context, 'action').flatMap(({ step, path }) => [
      ...unknown('action', step.action, Object.keys(actions), [...path, 'action']),
      ...given(context, step.with, own(actions, step.action)?.inputs, path),
    ]),
    ...ofKind(context, 'program').flatMap(({ step, path }) =>
      programs
        ? [
            ...unknown(
              'program',
              step.program,
              [...Object.keys(programs), context.program.program],
              [...path, 'program'],
            ),
            ...given(context, step.with, own(programs, step.program)?.inputs, path),
          ]
        : [],
    ),
    ...ofKind(context, 'webhook').flatMap(({ step, path }) =>
      webhooks ? unknown('webhook', step.to, webhooks, [...path, 'to']) : [],
    ),
    ...ofKind(context, 'course').flatMap(({ step, path }) =>
      courses ? unknown('course', step.course, courses, [...path, 'course']) : [],
    ),
    ...ofKind(context, 'quiz').flatMap(({ step, path }) =>
      banks ? unknown('bank of questions', step.bank, banks, [...path, 'bank']) : [],
    ),
  ];
};

function given(
  { environment }: CheckContext,
  values: Readonly<Record<string, string>>,
  inputs: Inputs | undefined,
  path: Path,
): PathProblem[] {
  if (!inputs) return [];
  const missing: PathProblem[] = Object.entries(inputs).flatMap(([name, { optional, what }]) =>
    optional || Object.hasOwn(values, name)
      ? []
      : [{ path: [...path, 'with'], message: `with needs ${name}: ${what}` }],
  );
  const wrong = Object.entries(values).flatMap(([name, source]): PathProblem[] => {
    const input = own(inputs, name);
    if (!input)
      return unknown('value', name, Object.keys(inputs), [...path, 'with', name]).map((one) => ({
        ...one,
        atKey: true,
      }));
    const checked = checkExpression(environment, source);
    if ('problem' in checked || fits(checked.type, input.type)) return [];
    return [
      {
        path: [...path, 'with', name],
        message: `${name} must be ${words[input.type] ?? `a ${input.type}`}: ${input.what}`,
      },
    ];
  });
  return [...missing, ...wrong];
}

const words: Readonly<Record<string, string>> = {
  string: 'a text',
  int: 'a whole number',
  double: 'a number',
  bool: 'yes or no',
  money: 'an amount of money',
  date: 'a date',
  map: 'values by their names, such as rates',
  'list<string>': 'a list of texts',
  'list<dyn>': 'a list',
};

function fits(type: ValueType, wanted: string): boolean {
  if (type === 'dyn' || wanted === 'dyn' || type === wanted) return true;
  if (wanted === 'double') return type === 'int';
  if (wanted === 'map') return typeof type === 'string' ? type.startsWith('map<') : !isRows(type);
  if (wanted === 'list<dyn>') return isRows(type) || String(type).startsWith('list<');
  return wanted.startsWith('list<') && type === 'list<dyn>';
}
