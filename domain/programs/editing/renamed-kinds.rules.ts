import type { ZodType } from 'zod';
import { isRecord } from '../../records.ts';
import { reservedRoles } from '../checks/names.check.ts';
import { reserved } from '../checks/unique.check.ts';
import type { Path } from '../reading/problems.ts';
import { name, slug } from '../words.schema.ts';
import type { Renamed } from './expression-places.rules.ts';
import { ownConditions, ownNameIn, type Reference, rawSteps, spokenOf, wordsIn } from './references.rules.ts';

/** What can be renamed with all that speaks of it. */
export interface Kind {
  readonly what:
    | ('role' | 'form' | 'field' | 'stage' | 'step' | 'element' | 'outcome' | 'outcome of a step')
    | ('computed value' | 'level' | 'lane' | 'product family' | 'territory' | 'option' | 'input');
  /** The name is the key of a pair, and not its value. */
  readonly byKey: boolean;
  readonly written: ZodType;
  readonly reserved: (to: string) => boolean;
  /** The names among which it must be the only one. */
  readonly taken: (program: unknown) => readonly string[];
}

const never = () => false;
const inConditions = (to: string) => reserved.has(to);
const at = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (inside, key) =>
      Array.isArray(inside) || isRecord(inside) ? (inside as Record<string, unknown>)[key] : undefined,
    value,
  );
const keysAt = (path: Path) => (program: unknown) => Object.keys(Object(at(program, path)));
const listAt = (path: Path, key: string) => (program: unknown) => {
  const list = at(program, path);
  return Array.isArray(list) ? list.map((one) => String(at(one, [key]))) : [];
};

/** The names that conditions know: the starting form, steps, elements. */
function conditionNames(program: unknown): string[] {
  const steps = rawSteps(program).flatMap(({ step }) => [
    step.id,
    ...(step.step === 'each' ? [step.as] : []),
  ]);
  return [at(program, ['starts', 'form']), ...steps].map(String);
}

/** The kind of what a path leads to; undefined for what is not renamed here. */
export function kindAt(program: unknown, path: Path): Kind | undefined {
  const [top, second] = path;
  if (path.length === 2) return keyKinds(String(top), String(second), program);
  const last = path.at(-1);
  const list = path.slice(0, -2);
  if (top === 'forms' && path.length === 5 && last === 'name')
    return {
      what: 'field',
      byKey: false,
      written: name,
      reserved: inConditions,
      taken: listAt(list, 'name'),
    };
  if (top === 'forms' && path.length === 6 && path[4] === 'options') return optionKind(program, path);
  if (top === 'stages' && path.length === 3 && last === 'id')
    return { what: 'stage', byKey: false, written: name, reserved: never, taken: listAt(['stages'], 'id') };
  if (top === 'stages') return stepKinds(program, path);
  return undefined;
}

/** An option that a condition speaks of is not renamed: what the condition compares it with is not known. */
function optionKind(program: unknown, path: Path): Kind | undefined {
  const option = String(path.at(-1));
  const all = JSON.stringify(program);
  if (all.includes(`\\"${option}\\"`) || all.includes(`'${option}'`)) return undefined;
  const taken = keysAt(path.slice(0, -1));
  return { what: 'option', byKey: true, written: slug, reserved: never, taken };
}

function keyKinds(top: string, key: string, program: unknown): Kind | undefined {
  const kind = { byKey: true, written: slug, reserved: never, taken: keysAt([top]) };
  switch (top) {
    case 'roles':
      return {
        ...kind,
        what: 'role',
        reserved: (to) => Object.hasOwn(reservedRoles, to),
      };
    case 'forms': {
      const starting = at(program, ['starts', 'form']) === key;
      const taken = (one: unknown) => [...keysAt(['forms'])(one), ...(starting ? conditionNames(one) : [])];
      return { ...kind, what: 'form', written: name, reserved: inConditions, taken };
    }
    case 'outcomes':
      return { ...kind, what: 'outcome', reserved: (to) => to === 'withdrawn' || to === 'cancelled' };
    case 'productFamilies':
      return { ...kind, what: 'product family' };
    case 'territories':
      return { ...kind, what: 'territory' };
    default:
      return undefined;
  }
}

function stepKinds(program: unknown, path: Path): Kind | undefined {
  const last = path.at(-1);
  const [key] = path.slice(-3);
  const kind = { byKey: false, written: name, reserved: inConditions, taken: conditionNames };
  const steps = rawSteps(program);
  const isStep = (one: Path) => steps.some((step) => equal(step.path, one));
  if (last === 'id' && isStep(path.slice(0, -1))) return { ...kind, what: 'step' };
  if (last === 'as' && isStep(path.slice(0, -1))) return { ...kind, what: 'element' };
  if (key === 'outcomes' && last === 'id' && isStep(path.slice(0, -3)))
    return {
      ...kind,
      what: 'outcome of a step',
      written: slug,
      reserved: never,
      taken: listAt(path.slice(0, -2), 'id'),
    };
  if (path.at(-2) === 'values' && isStep(path.slice(0, -2)))
    return {
      ...kind,
      what: 'computed value',
      byKey: true,
      reserved: never,
      taken: keysAt(path.slice(0, -1)),
    };
  if (path.at(-2) === 'with' && isStep(path.slice(0, -2)))
    return { ...kind, what: 'input', byKey: true, reserved: never, taken: keysAt(path.slice(0, -1)) };
  return undefined;
}

const equal = (a: Path, b: Path) => a.length === b.length && a.every((step, index) => step === b[index]);

/** Every place of a program that speaks of what is renamed. */
export function referencesTo(
  program: unknown,
  { what }: Kind,
  path: Path,
  { from, to }: { from: string; to: string },
): Reference[] {
  const whole = (found: readonly { path: Path }[]) =>
    found.map((one) => ({ path: one.path, pieces: [{ start: 0, end: from.length, insert: to }] }));
  const words = wordsIn(program, [], apart).filter(({ word }) => word === from);
  const named = (renamed: Renamed) => spokenOf(program, renamed);
  switch (what) {
    case 'role':
      return whole(words.filter((one) => isRolePlace(program, one.path)));
    case 'outcome':
      return whole(words.filter((one) => isEnd(program, one.path)));
    case 'form': {
      const forms = words.filter((one) => ['form', 'scorecard'].includes(String(one.path.at(-1))));
      const itself = [...whole(forms), ...ownNameIn(program, from, to)];
      if (at(program, ['starts', 'form']) !== from) return itself;
      return [...itself, ...whole(words.filter(isChanged)), ...named({ what: 'name', from, to })];
    }
    case 'step':
      return [...whole(words.filter(isChanged)), ...named({ what: 'name', from, to })];
    case 'element':
      return named({ what: 'name', from, to });
    case 'field': {
      const form = String(path[1]);
      const owners = askedAs(program, form);
      return [...ownConditions(program, form, from, to), ...named({ what: 'field', owners, from, to })];
    }
    case 'computed value':
      return named({ what: 'field', owners: [String(at(program, [...path.slice(0, -2), 'id']))], from, to });
    case 'outcome of a step': {
      const step = path.slice(0, -3);
      const silent = words.filter(
        (one) => one.path.at(-2) === 'atSilence' && one.path.at(-1) === 'outcome' && within(one.path, step),
      );
      const owner = String(at(program, [...step, 'id']));
      return [...whole(silent), ...named({ what: 'outcome', owner, from, to })];
    }
    case 'product family':
      return whole(words.filter((one) => one.path.at(-2) === 'productFamilies'));
    case 'territory':
      return whole(words.filter((one) => one.path.at(-2) === 'territories' && one.path.includes('when')));
    default:
      return [];
  }
}

/** Keys below which words are expressions, or people's own. */
const apart = new Set(['with', 'values', 'forms', 'exchangeRates', 'calendar']);

const within = (path: Path, outer: Path) => outer.every((step, index) => path[index] === step);

const isChanged = ({ path }: { path: Path }) => path.at(-2) === 'changes' && path.at(-1) === 'of';

function isRolePlace(program: unknown, path: Path): boolean {
  const [top, second] = path;
  if (top === 'starts' || top === 'roles') return second === 'roles';
  const last = path.at(-1);
  if (last === 'role' || last === 'by') return true;
  if (last !== 'to') return false;
  return path.at(-2) === 'escalation' || at(program, [...path.slice(0, -1), 'step']) === 'message';
}

function isEnd(program: unknown, path: Path): boolean {
  if (path.at(-1) === 'ends') return true;
  return path.at(-1) === 'outcome' && at(program, [...path.slice(0, -1), 'step']) === 'end';
}

/** The names by which conditions speak of what a form was filled in with. */
function askedAs(program: unknown, form: string): string[] {
  const steps = rawSteps(program).flatMap(({ step }) =>
    (step.step === 'form' && step.form === form) || (step.step === 'decision' && step.scorecard === form)
      ? [String(step.id)]
      : [],
  );
  return at(program, ['starts', 'form']) === form ? [form, ...steps] : steps;
}
