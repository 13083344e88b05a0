import { reserved } from '../checks/unique.check.ts';
import { outline } from '../outline.rules.ts';
import type { WrittenProcess } from '../process.schema.ts';
import { type Registry, shippedRegistry } from '../registry.ts';
import type { StepKind } from '../steps/step.schema.ts';

/** What a new part needs to know of the program that it is made for. */
export type Surroundings = Pick<WrittenProcess, 'starts' | 'roles' | 'forms' | 'stages' | 'outcomes'>;

/** A part of a program as it is written: durations are ISO 8601. */
export type Written = Readonly<Record<string, unknown>>;

export interface NewStep {
  readonly id: string;
  readonly value: Written;
}

/** Which names are free, and what of the program can be used. */
interface Making {
  readonly program: Surroundings;
  readonly registry: Registry;
  /** A name that nothing in the program's conditions has, nor has been given by this before. */
  readonly fresh: (word: string) => string;
}

/**
 * A new step of a kind with a name of its own, that is valid as it stands: whoever put it in says what it is about
 * afterwards. It cannot be valid where the program lacks what it needs (a form, a role of the vendor), or where no case
 * comes by behind an `end`.
 */
export function newStep(kind: StepKind, program: Surroundings, registry = shippedRegistry): NewStep {
  const taken = namesIn(program);
  const fresh = (word: string) => {
    const name = freeName(word, taken);
    taken.add(name);
    return name;
  };
  const id = fresh(words[kind]);
  return { id, value: { step: kind, id, ...defaults[kind]({ program, registry, fresh }) } };
}

/** `task`, or else `task2`, `task3`: the first that is not taken and that conditions may use. */
export function freeName(word: string, taken: ReadonlySet<string>): string {
  const isFree = (name: string) => !taken.has(name) && !reserved.has(name);
  if (isFree(word)) return word;
  let number = 2;
  while (!isFree(`${word}${number}`)) number += 1;
  return `${word}${number}`;
}

function namesIn(program: Surroundings): Set<string> {
  const steps = outline(program).flatMap(({ step }) =>
    step.step === 'each' ? [step.id, step.as] : [step.id],
  );
  return new Set([program.starts.form, ...steps]);
}

const words: Readonly<Record<StepKind, string>> = {
  form: 'answers',
  task: 'task',
  decision: 'approval',
  agreement: 'agreement',
  check: 'check',
  action: 'action',
  message: 'message',
  wait: 'pause',
  branch: 'choice',
  parallel: 'together',
  each: 'repeat',
  set: 'figures',
  webhook: 'webhook',
  program: 'followUp',
  end: 'finish',
};

/** Every kind of step, those that ask people first. */
export const stepKinds = Object.keys(words) as readonly StepKind[];

const anyRole = ({ program }: Making) => Object.keys(program.roles)[0] ?? 'channel-manager';

const defaults: Readonly<Record<StepKind, (making: Making) => Written>> = {
  form: ({ program }) => ({
    title: 'Please fill this in',
    form: Object.keys(program.forms).find((one) => one !== program.starts.form) ?? program.starts.form,
    by: 'partner',
    within: 'P3D',
    reminders: ['P2D'],
  }),
  task: (making) => ({ title: 'Something to do', by: anyRole(making), within: 'P3D', reminders: ['P2D'] }),
  decision: (making) => ({ title: 'Is it approved?', levels: [levelNamed('Approval', anyRole(making))] }),
  agreement: () => ({
    title: 'Agreement',
    text: 'Write here what is agreed.',
    by: 'partner',
    within: 'P3D',
    reminders: ['P2D'],
  }),
  check: () => ({
    title: 'Sanctions lists',
    check: 'sanctions',
    with: { name: 'partner.name', country: 'partner.country' },
  }),
  action: () => ({
    title: 'Note on the record',
    action: 'publish-note',
    with: { text: '"Write here what is noted"' },
  }),
  message: () => ({ to: 'partner', subject: 'News about your case', text: 'Write here what people read.' }),
  wait: () => ({ title: 'Time passes', for: 'P3D' }),
  branch: (making) => ({
    title: 'Which way?',
    ways: [{ when: 'partner.tier == "gold"', steps: [messageIn(making)] }],
  }),
  parallel: (making) => ({
    title: 'At the same time',
    lanes: [
      { name: 'One', steps: [messageIn(making)] },
      { name: 'Two', steps: [messageIn(making)] },
    ],
  }),
  each: (making) => ({ in: listIn(making.program), as: making.fresh('element'), steps: [messageIn(making)] }),
  set: () => ({ title: 'Computed values', values: { figure: '1' } }),
  webhook: ({ registry }) => ({
    title: 'Another system is told',
    to: registry.webhooks?.[0] ?? 'other-system',
  }),
  program: (making) => ({ title: 'A case of another program', ...otherProgram(making.registry) }),
  end: ({ program }) => ({ outcome: Object.keys(program.outcomes)[0] ?? 'done' }),
};

const messageIn = (making: Making): Written => ({
  step: 'message',
  id: making.fresh('message'),
  ...defaults.message(making),
});

/** A list that the starting form asks for, if there is one. */
function listIn({ starts, forms }: Surroundings): string {
  const choices = forms[starts.form]?.fields.find(({ type }) => type === 'choices');
  return choices ? `${starts.form}.${choices.name}` : '["one", "two"]';
}

function otherProgram({ programs = {} }: Registry): Written {
  const [found] = Object.entries(programs).filter(([, { starts }]) => starts.length === 0);
  if (!found) return { program: 'other-program' };
  const [program, { inputs }] = found;
  const needed = Object.entries(inputs).filter(([, { optional }]) => !optional);
  if (needed.length === 0) return { program };
  return { program, with: Object.fromEntries(needed.map(([name, { type }]) => [name, empty[type] ?? '""'])) };
}

const empty: Readonly<Record<string, string>> = {
  int: '0',
  double: '0.0',
  bool: 'false',
  'list<string>': '[""]',
  date: 'date(now)',
};

const levelNamed = (name: string, by: string): Written => ({
  name,
  by,
  within: 'P3D',
  reminders: ['P2D'],
});

/** One field more of a form: a line of text that need not be given. */
export function newField(fields: readonly { readonly name: string }[]): NewStep {
  const id = freeName('field', new Set(fields.map(({ name }) => name)));
  return { id, value: { name: id, type: 'text', label: 'New field', required: false } };
}

/** One stage more, with one step in it. */
export function newStage(program: Surroundings): NewStep {
  const id = freeName('stage', new Set(program.stages.map((stage) => stage.id)));
  const { value } = newStep('message', program);
  return { id, value: { id, label: 'New stage', steps: [value] } };
}
