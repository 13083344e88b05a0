import { calendarInWords } from '../explain/calendar.rules.ts';
import type { Form } from '../form.schema.ts';
import type { WrittenProcess } from '../process.schema.ts';
import { type Change, compareKeys, same } from './change.ts';
import { stepChanges } from './diff-steps.rules.ts';
import { conditionChange, valueChanges } from './values.rules.ts';

/** How two versions of a program of stages and steps differ, by what they mean. */
export function diffProcess(before: WrittenProcess, after: WrittenProcess): Change[] {
  const head = ({ title, purpose, currency, kind }: WrittenProcess) => ({ title, purpose, currency, kind });
  return [
    ...valueChanges('The program', head(before), head(after)),
    ...calendarChanges(before, after),
    ...roleChanges(before, after),
    ...valueChanges('The start', before.starts, after.starts),
    ...formChanges(before, after),
    ...stageChanges(before, after),
    ...stepChanges(before, after),
    ...endingChanges(before, after),
  ];
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
  const byName = ({ fields }: Form) => Object.fromEntries(fields.map((field) => [field.name, field]));
  const { added, removed, kept } = compareKeys(byName(before), byName(after));
  const { fields: _, ...words } = before;
  const { fields: __, ...nowWords } = after;
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
    ...kept.flatMap(([, was, is]) => {
      const field = `${where}, ${is.label}`;
      const { when, required, ...rest } = was;
      const { when: nowWhen, required: nowRequired, ...nowRest } = is;
      return [
        ...(required === nowRequired
          ? []
          : [{ where: field, what: nowRequired ? 'must be filled in now' : 'may be left out now' }]),
        ...conditionChange(field, when, nowWhen),
        ...valueChanges(field, rest, nowRest),
      ];
    }),
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
