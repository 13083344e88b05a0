import { TypeError as CelTypeError, EvaluationError, ParseError } from '@marcbachmann/cel-js';
import { own } from '../records.ts';
import { costOf, maxCost, textPerStep, usualLength } from './cel/cost.rules.ts';
import { createEnvironment, type ProgramEnvironment } from './cel/environment.rules.ts';
import { askWhetherFilledIn, declaredType, unknownField } from './cel/names.rules.ts';
import { inWords, partsOf } from './cel/templates.rules.ts';
import { isRows } from './cel/types.ts';
import { fromCel, NotFilledIn, TooLong, toCel } from './cel/values.rules.ts';
import { problemOf, typeInWords } from './cel/words.rules.ts';
import type { Evaluated, EvaluatedValue, EvaluateInput, ExpressionProblem } from './expressions.ts';
import type { ValueType } from './process.schema.ts';

export { createEnvironment, type ProgramEnvironment };

/** What an expression gives, or what is wrong with it. */
export type Checked = { readonly type: ValueType } | { readonly problem: ExpressionProblem };

/**
 * Checks a CEL expression against the types of a program. `expected` are the types that it may give (`list` is any
 * list); what is of no declared type may stand anywhere. Never throws.
 */
export function checkExpression(
  environment: ProgramEnvironment,
  source: string,
  expected?: readonly string[],
): Checked {
  const whole = { start: 0, end: source.length };
  try {
    const { ast, check } = environment.cel.parse(source);
    const weighed = costOf(ast, usualLength);
    if ('problem' in weighed) return weighed;
    if (weighed.cost > maxCost) return { problem: { message: 'This takes too long to compute', ...whole } };
    const field = unknownField(ast, environment.types);
    if (field) return { problem: field };
    const result = check();
    if (result.error) throw result.error;
    const type = declaredType(result.type ?? 'dyn', environment.types);
    if (!expected || fits(type, expected)) return { type };
    const given = typeInWords(typeof type === 'string' ? type : isRows(type) ? 'list' : '$');
    const wanted = expected.map(typeInWords).join(' or ');
    return { problem: { message: `This must give ${wanted}, and it gives ${given}`, ...whole } };
  } catch (error) {
    return { problem: locate(error, source, environment) };
  }
}

const fits = (type: ValueType, expected: readonly string[]) =>
  type === 'dyn' ||
  expected.some(
    (one) => one === type || (one === 'list' && (isRows(type) || String(type).startsWith('list<'))),
  );

/** Checks a text with `{{ ... }}`; places count from the start of the text. Never throws. */
export function checkText(environment: ProgramEnvironment, text: string): ExpressionProblem | undefined {
  const parts = partsOf(text);
  if ('problem' in parts) return parts.problem;
  for (const part of parts) {
    if ('words' in part) continue;
    const checked = checkExpression(environment, part.source, inTexts);
    if (!('problem' in checked)) continue;
    const { start, end } = checked.problem;
    return { ...checked.problem, start: part.start + start, end: part.start + end };
  }
  return undefined;
}

const inTexts = ['string', 'int', 'double', 'bool', 'date', 'timestamp', 'money', 'file', 'list'];

/**
 * The values of expressions and texts over what a case knows, as plain JSON. What cannot be computed is a problem in
 * words, in its place; nothing is thrown. A field that was not filled in is an empty piece of a text.
 */
export function evaluateAll(input: EvaluateInput): Evaluated {
  try {
    const environment = createEnvironment(input.types);
    const given = { ...input.data, now: input.now };
    const context = Object.fromEntries(
      Object.entries(input.types).map(([name, type]) => [name, toCel(type, own(given, name))]),
    );
    const state = { environment, context, longest: longestIn(context) };
    return {
      values: input.expressions.map((source) =>
        attempt(state, source, () => fromCel(compute(state, source))),
      ),
      texts: input.texts.map((text) => attempt(state, text, () => fill(state, text))),
    };
  } catch (error) {
    const nothing = { problem: error instanceof Error ? error.message : 'The data cannot be read' };
    return { values: input.expressions.map(() => nothing), texts: input.texts.map(() => nothing) };
  }
}

/** Gives the values of expressions over the data of one case, in their order, as `evaluateAll` does. */
export type Prepared = (data: Readonly<Record<string, unknown>>, now: string) => readonly EvaluatedValue[];

/** Reads expressions once, to be evaluated over the data of very many cases: only what they speak of is looked at. */
export function prepareExpressions(types: EvaluateInput['types'], sources: readonly string[]): Prepared {
  const environment = createEnvironment(types);
  const spoken = Object.entries(types).filter(([name]) => {
    const word = new RegExp(`\\b${name}\\b`);
    return sources.some((source) => word.test(source));
  });
  const parsed = sources.map((source) => {
    let known: Parsed | undefined;
    return { source, parse: () => (known ??= environment.cel.parse(source)) };
  });
  return (data, now) => {
    try {
      const given = { ...data, now };
      const context = Object.fromEntries(spoken.map(([name, type]) => [name, toCel(type, own(given, name))]));
      const state = { environment, context, longest: longestIn(context) };
      return parsed.map(({ source, parse }) => attempt(state, source, () => fromCel(run(state, parse()))));
    } catch (error) {
      const problem = error instanceof Error ? error.message : 'The data cannot be read';
      return sources.map(() => ({ problem }));
    }
  };
}

interface State {
  readonly environment: ProgramEnvironment;
  readonly context: Record<string, unknown>;
  readonly longest: number;
}

function attempt(state: State, source: string, act: () => unknown): EvaluatedValue {
  try {
    return { value: act() };
  } catch (error) {
    const { message } = locate(error, source, state.environment);
    return { problem: message, ...(isMissing(error) ? { missing: true } : {}) };
  }
}

/** A field of a group that is not there, or one that is known by its bare name. */
const isMissing = (error: unknown) =>
  error instanceof NotFilledIn ||
  (error instanceof EvaluationError && ['no_such_key', 'unknown_variable'].includes(error.code));

type Parsed = ReturnType<ProgramEnvironment['cel']['parse']>;

function compute(state: State, source: string): unknown {
  return run(state, state.environment.cel.parse(source));
}

function run({ environment, context, longest }: State, parsed: Parsed): unknown {
  const weighed = costOf(parsed.ast, longest);
  if ('problem' in weighed) throw new TooLong(weighed.problem.message);
  if (weighed.cost > maxCost) throw new TooLong('There is too much data for this condition');
  askWhetherFilledIn(parsed.ast, environment.types);
  return parsed(context);
}

function fill(state: State, text: string): string {
  const parts = partsOf(text);
  if ('problem' in parts) throw new TooLong(parts.problem.message);
  return parts.map((part) => ('words' in part ? part.words : piece(state, part.source))).join('');
}

function piece(state: State, source: string): string {
  try {
    return inWords(compute(state, source));
  } catch (error) {
    if (isMissing(error)) return '';
    throw error;
  }
}

/** The longest list in the data, or the longest text in what one step can look at. */
function longestIn(value: unknown): number {
  if (typeof value === 'string') return Math.max(1, value.length / textPerStep);
  const parts = Array.isArray(value) ? value : value instanceof Map ? [...value.values()] : [];
  const inside =
    value !== null && typeof value === 'object' && !parts.length && !(value instanceof Date)
      ? Object.values(value)
      : parts;
  return inside.reduce<number>((most, one) => Math.max(most, longestIn(one)), Math.max(1, parts.length));
}

function locate(error: unknown, source: string, { types }: ProgramEnvironment): ExpressionProblem {
  if (error instanceof ParseError || error instanceof EvaluationError || error instanceof CelTypeError)
    return problemOf(error, source, types);
  const message = error instanceof Error ? error.message : 'This cannot be computed';
  return { message, start: 0, end: source.length };
}
