import { reserved } from '../checks/unique.check.ts';
import { outline } from '../outline.rules.ts';
import type { WrittenProcess } from '../process.schema.ts';
import { type Registry, shippedRegistry } from '../registry.ts';
import type { StepKind } from '../steps/step.schema.ts';
import { fillers } from './filler-words.ts';
import { valuesFor } from './values-for.rules.ts';

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
function freeName(word: string, taken: ReadonlySet<string>): string {
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
  course: 'reading',
  quiz: 'quiz',
  exam: 'exam',
  check: 'check',
  action: 'action',
  message: 'message',
  wait: 'pause',
  branch: 'choice',
  parallel: 'together',
  each: 'repeat',
  repeat: 'rounds',
  set: 'figures',
  webhook: 'webhook',
  program: 'followUp',
  end: 'finish',
};

/** What a step of a kind is named at first, before a number if that is taken. */
export const stemOf = (kind: StepKind): string => words[kind];

/** Every kind of step, those that ask people first. */
export const stepKinds = Object.keys(words) as readonly StepKind[];

/** The vendor's people have three working days. */
const inWorkingTime = { serviceLevel: 'PT24H', reminders: ['PT16H'] };

const learnerIn = ({ starts }: Surroundings) => (starts.for === 'learner' ? 'learner' : 'partner');

const anyRole = ({ program }: Making) => Object.keys(program.roles)[0] ?? 'channel-manager';

const defaults: Readonly<Record<StepKind, (making: Making) => Written>> = {
  form: ({ program }) => ({
    title: fillers.form,
    form: Object.keys(program.forms).find((one) => one !== program.starts.form) ?? program.starts.form,
    by: 'partner',
    within: 'P3D',
    reminders: ['P2D'],
  }),
  task: (making) => ({ title: fillers.task, by: anyRole(making), ...inWorkingTime }),
  decision: (making) => ({ title: fillers.approval, levels: [levelNamed('Approval', anyRole(making))] }),
  agreement: () => ({
    title: fillers.agreement,
    text: fillers.agreementText,
    by: 'partner',
    within: 'P3D',
    reminders: ['P2D'],
  }),
  course: ({ program, registry }) => ({
    title: fillers.course,
    course: registry.courses?.[0] ?? 'our-course',
    by: learnerIn(program),
    within: 'P30D',
    reminders: ['P14D'],
  }),
  quiz: ({ program, registry }) => ({
    title: fillers.quiz,
    bank: registry.banks?.[0] ?? 'our-questions',
    questions: 10,
    pass: 80,
    timeLimit: 'PT30M',
    attempts: 3,
    coolOff: 'P1D',
    by: learnerIn(program),
    within: 'P14D',
    reminders: ['P7D'],
  }),
  exam: ({ registry }) => ({
    title: fillers.exam,
    provider: registry.examProviders?.[0] ?? 'exam-provider',
    exam: fillers.examName,
    pass: 70,
    by: 'partner',
    within: 'P90D',
    reminders: ['P60D'],
  }),
  check: ({ program, registry }) => ({
    title: fillers.check,
    check: 'sanctions',
    with: valuesFor(program, registry.checks.sanctions, 'needed'),
  }),
  action: () => ({
    title: fillers.note,
    action: 'publish-note',
    with: { text: fillers.noteText },
  }),
  message: () => ({ to: 'partner', subject: fillers.mail, text: fillers.mailText }),
  wait: () => ({ title: fillers.time, for: 'P3D' }),
  branch: (making) => ({
    title: fillers.choice,
    ways: [{ when: wayIn(making.program), steps: [messageIn(making)] }],
  }),
  parallel: (making) => ({
    title: fillers.lanes,
    lanes: [
      { name: 'One', steps: [messageIn(making)] },
      { name: 'Two', steps: [messageIn(making)] },
    ],
  }),
  each: (making) => ({ in: listIn(making.program), as: making.fresh('element'), steps: [messageIn(making)] }),
  repeat: (making) => ({
    title: fillers.rounds,
    until: 'true',
    atMost: 10,
    steps: [messageIn(making)],
  }),
  set: () => ({ title: fillers.figures, values: { figure: '1' } }),
  webhook: ({ registry }) => ({
    title: fillers.otherSystem,
    to: registry.webhooks?.[0] ?? 'other-system',
  }),
  program: (making) => ({ title: fillers.otherCase, ...otherProgram(making.registry) }),
  end: ({ program }) => ({ outcome: Object.keys(program.outcomes)[0] ?? 'done' }),
};

const messageIn = (making: Making): Written => ({
  step: 'message',
  id: making.fresh('message'),
  ...defaults.message(making),
});

/** The tier of the partner, where the case has one from the start. */
const wayIn = ({ starts }: Surroundings) => (starts.by === 'public' ? fillers.never : fillers.way);

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

const levelNamed = (name: string, by: string): Written => ({ name, by, ...inWorkingTime });

/** One field more of a form: a line of text that need not be given. */
export function newField(fields: readonly { readonly name: string }[]): NewStep {
  const id = freeName('field', new Set(fields.map(({ name }) => name)));
  return { id, value: { name: id, type: 'text', label: fillers.question, required: false } };
}

/** One stage more, with one step in it. */
export function newStage(program: Surroundings): NewStep {
  const id = freeName('stage', new Set(program.stages.map((stage) => stage.id)));
  const { value } = newStep('message', program);
  return { id, value: { id, label: fillers.stage, steps: [value] } };
}
