import type { EvaluatedValue } from '../../domain/programs/expressions.ts';
import { ratesKnown } from '../../domain/programs/rates.rules.ts';
import { store } from '../activity-profiles.ts';
import { now } from '../blocks/case.ts';
import { askOperations } from './ask-operations.ts';
import { knownIn, type Place, type Run } from './run.ts';

interface Wanted {
  readonly expressions?: readonly string[];
  readonly texts?: readonly string[];
  /** What they take for `now`; now if not given. */
  readonly at?: string | undefined;
}
interface Values {
  readonly values: readonly unknown[];
  readonly texts: readonly string[];
}

/**
 * The values of expressions and texts over what the case knows, in one step. A rule that has no value (a field that was
 * not filled in) is shown to operations, and evaluated again when they say so or have moved the case to better rules.
 */
export async function evaluate(run: Run, place: Place, wanted: Wanted): Promise<Values> {
  const { expressions = [], texts = [], at } = wanted;
  if (expressions.length === 0 && !texts.some((text) => text.includes('{{'))) return { values: [], texts };
  for (;;) {
    const found = await store.evaluate({
      types: run.program.types,
      data: knownTo(run, place),
      now: at ?? now(),
      expressions,
      texts,
    });
    const problem = [...found.values, ...found.texts].find((one) => 'problem' in one);
    if (!problem || !('problem' in problem))
      return { values: found.values.map(held), texts: found.texts.map((text) => String(held(text))) };
    await askOperations(run, place, {
      title: `Step ${place.path}: a rule cannot be evaluated`,
      note: problem.problem,
      skip: false,
    });
  }
}

const held = (one: EvaluatedValue): unknown => ('value' in one ? one.value : undefined);

/** Whether a condition holds; one that is not given does. */
export async function holds(run: Run, place: Place, condition: string | undefined): Promise<boolean> {
  if (condition === undefined) return true;
  const { values } = await evaluate(run, place, { expressions: [condition] });
  return values[0] === true;
}

/** Named expressions as named values. */
export async function evaluateNamed(
  run: Run,
  place: Place,
  named: Readonly<Record<string, string>>,
): Promise<Record<string, unknown>> {
  const names = Object.keys(named);
  const { values } = await evaluate(run, place, { expressions: Object.values(named) });
  return Object.fromEntries(names.map((name, index) => [name, values[index]]));
}

/**
 * The moment that an expression gives, ISO 8601: an instant, or the start or the end of a date on the program's
 * calendar. What gives neither is shown to operations, as a rule without a value is.
 */
export async function momentOf(
  run: Run,
  place: Place,
  { until, edge, at }: { readonly until: string; readonly edge: 'start' | 'end'; readonly at?: string },
): Promise<string> {
  for (;;) {
    const { values } = await evaluate(run, place, { expressions: [until], at });
    const given = String(values[0]);
    const { timeZone } = run.program.calendar;
    if (isDate(given))
      return (await store[edge === 'start' ? 'startOfDay' : 'endOfDay']({ date: given, timeZone })).at;
    const instant = Date.parse(given);
    if (!Number.isNaN(instant)) return new Date(instant).toISOString();
    await askOperations(run, place, {
      title: `Step ${place.path}: a rule cannot be evaluated`,
      note: `${until} gives "${given.slice(0, 100)}", which is neither a date nor an instant`,
      skip: false,
    });
  }
}

const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

const knownTo = (run: Run, place: Place): Record<string, unknown> => ({
  ...knownIn(run, place),
  ...place.names,
  partner: run.input.partner,
  ...ratesKnown(run.program),
});
