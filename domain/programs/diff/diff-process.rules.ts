import { holdersInWords } from '../../certification/holders.rules.ts';
import { calendarInWords } from '../explain/calendar.rules.ts';
import type { Field, Form } from '../form.schema.ts';
import type { WrittenProcess } from '../process.schema.ts';
import { type Change, compareKeys, same } from './change.ts';
import { stepChanges } from './diff-steps.rules.ts';
import { conditionChange, valueChanges } from './values.rules.ts';

type Rule = NonNullable<Form['rules']>[number];

/** How two versions of a program of stages and steps differ, by what they mean. */
export function diffProcess(before: WrittenProcess, after: WrittenProcess): Change[] {
  const head = ({ title, purpose, currency, kind, exchangeRates }: WrittenProcess) => ({
    ...{ title, purpose, currency, kind, exchangeRates },
  });
  return [
    ...valueChanges('The program', head(before), head(after)),
    ...calendarChanges(before, after),
    ...roleChanges(before, after),
    ...valueChanges('The start', before.starts, after.starts),
    ...holderChanges(after),
    ...formChanges(before, after),
    ...stageChanges(before, after),
    ...stepChanges(before, after),
    ...endingChanges(before, after),
  ];
}

/** Not a difference alone: what this version asks, also where the one before asked the same. */
function holderChanges(after: WrittenProcess): Change[] {
  const what = holdersInWords(after);
  return what === undefined ? [] : [{ where: 'Holders', what }];
}

/** The calendar in two sentences, if anything of it differs. */
export function calendarChanges(
  before: Pick<WrittenProcess, 'calendar'>,
  after: Pick<WrittenProcess, 'calendar'>,
): Change[] {
  if (same(before.calendar, after.calendar)) return [];
  const [was, is] = [calendarInWords(before.calendar), calendarInWords(after.calendar)];
  if (was === is) return valueChanges('The calendar', before.calendar, after.calendar);
  return [{ where: 'The calendar', what: `${is} Before: ${was}` }];
}

/** Roles that are new, gone, or called otherwise. */
export function roleChanges(
  before: Pick<WrittenProcess, 'roles'>,
  after: Pick<WrittenProcess, 'roles'>,
): Change[] {
  const { added, removed, kept } = compareKeys(before.roles, after.roles);
  return [
    ...added.map(([name, label]) => ({ where: 'Roles', what: `${label} (${name}) is new` })),
    ...removed.map(([name, label]) => ({ where: 'Roles', what: `${label} (${name}) is gone` })),
    ...kept.flatMap(([name, was, is]) =>
      was === is ? [] : [{ where: 'Roles', what: `${name} is called ${is} now, was ${was}` }],
    ),
  ];
}

function formChanges(before: WrittenProcess, after: WrittenProcess): Change[] {
  const { added, removed, kept } = compareKeys(before.forms, after.forms);
  return [
    ...added.map(([name, { title }]) => ({ where: `The form ${title}`, what: `${name} is new` })),
    ...removed.map(([name, { title }]) => ({ where: `The form ${title}`, what: `${name} is gone` })),
    ...kept.flatMap(([, was, is]) => fieldChanges(was, is)),
  ];
}

function fieldChanges(before: Form, after: Form): Change[] {
  const where = `The form ${after.title}`;
  const { added, removed, kept } = compareKeys(byName(before.fields), byName(after.fields));
  const { fields: _, rules: _was, ...words } = before;
  const { fields: __, rules: _is, ...nowWords } = after;
  const order = (form: Form) =>
    form.fields.map(({ name }) => name).filter((name) => kept.some(([one]) => one === name));
  return [
    ...valueChanges(where, words, nowWords),
    ...added.map(([, { label, required }]) => ({
      where,
      what: `asks for ${label} too${required ? '' : ', which may be left out'}`,
    })),
    ...removed.map(([, { label }]) => ({ where, what: `does not ask for ${label} any more` })),
    ...(same(order(before), order(after)) ? [] : [{ where, what: 'its fields stand in another order' }]),
    ...kept.flatMap(([, was, is]) => fieldChange(`${where}, ${is.label}`, was, is)),
    ...ruleChanges(where, before, after),
  ];
}

const byName = <One extends { readonly name: string }>(all: readonly One[]) =>
  Object.fromEntries(all.map((one) => [one.name, one]));

function fieldChange(field: string, before: Field, after: Field): Change[] {
  const { when, required, ...rest } = before;
  const { when: nowWhen, required: nowRequired, ...nowRest } = after;
  return [
    ...requiredChange(field, required, nowRequired),
    ...conditionChange(field, when, nowWhen),
    ...(rest.type === 'lines' && nowRest.type === 'lines'
      ? linesChange(field, rest, nowRest)
      : valueChanges(field, rest, nowRest)),
  ];
}

const requiredChange = (where: string, before: boolean, after: boolean): Change[] =>
  before === after ? [] : [{ where, what: after ? 'must be filled in now' : 'may be left out now' }];

type Lines = Omit<Extract<Field, { type: 'lines' }>, 'when' | 'required'>;

function linesChange(where: string, before: Lines, after: Lines): Change[] {
  const { columns: was, ...rest } = before;
  const { columns: is, ...nowRest } = after;
  const { added, removed, kept } = compareKeys(byName(was), byName(is));
  return [
    ...valueChanges(where, rest, nowRest),
    ...added.map(([, { label }]) => ({ where, what: `each row asks for ${label} too` })),
    ...removed.map(([, { label }]) => ({ where, what: `no row asks for ${label} any more` })),
    ...kept.flatMap(([, { required, ...one }, { required: now, ...other }]) => {
      const column = `${where}, ${other.label}`;
      return [...requiredChange(column, required, now), ...valueChanges(column, one, other)];
    }),
  ];
}

/** Rules have no names: one is known again by its message, or else by what must hold. */
function ruleChanges(where: string, { rules: before = [] }: Form, { rules: after = [] }: Form): Change[] {
  const was = (rule: Rule) =>
    before.find(({ message }) => message === rule.message) ?? before.find(({ must }) => must === rule.must);
  const known = new Set(after.map(was));
  return [
    ...after.flatMap((rule) => {
      const old = was(rule);
      if (!old) return [{ where, what: `refuses with “${rule.message}” unless ${rule.must}` }];
      return same(old, rule) ? [] : valueChanges(`${where}, “${rule.message}”`, old, rule);
    }),
    ...before
      .filter((rule) => !known.has(rule))
      .map(({ message }) => ({ where, what: `does not refuse with “${message}” any more` })),
  ];
}

function stageChanges(before: WrittenProcess, after: WrittenProcess): Change[] {
  const byId = ({ stages }: WrittenProcess) =>
    Object.fromEntries(stages.map(({ steps: _, ...stage }) => [stage.id, stage]));
  const { added, removed, kept } = compareKeys(byId(before), byId(after));
  const order = ({ stages }: WrittenProcess) =>
    stages.map(({ id }) => id).filter((id) => kept.some(([one]) => one === id));
  return [
    ...added.map(([, { label }]) => ({ where: `The stage ${label}`, what: 'is new' })),
    ...removed.map(([, { label }]) => ({ where: `The stage ${label}`, what: 'is gone' })),
    ...kept.flatMap(([, was, is]) => valueChanges(`The stage ${is.label}`, was, is)),
    ...(same(order(before), order(after))
      ? []
      : [{ where: 'Stages', what: `come in this order: ${order(after).join(', ')}` }]),
  ];
}

function endingChanges(before: WrittenProcess, after: WrittenProcess): Change[] {
  const { added, removed, kept } = compareKeys(before.outcomes, after.outcomes);
  const first = ({ outcomes }: WrittenProcess) => Object.keys(outcomes)[0];
  return [
    ...added.map(([, { label }]) => ({ where: 'Ends', what: `a case can end as ${label}` })),
    ...removed.map(([, { label }]) => ({ where: 'Ends', what: `no case ends as ${label} any more` })),
    ...kept.flatMap(([, was, is]) => valueChanges(`The end ${is.label}`, was, is)),
    ...(first(before) === first(after)
      ? []
      : [{ where: 'Ends', what: `the last stage ends as ${first(after)} now, was ${first(before)}` }]),
  ];
}
