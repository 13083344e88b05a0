import { own } from '../records.ts';
import { partnerEvents } from '../webhooks/told-to-cases.rules.ts';
import { isRows } from './cel/types.ts';
import { ratesType } from './cel/values.rules.ts';
import { checkExpression, createEnvironment } from './expressions.rules.ts';
import type { Field, FieldType, Form } from './form.schema.ts';
import { elementName } from './form-defaults.rules.ts';
import { outline } from './outline.rules.ts';
import type { Process, ValueType, WrittenProcess } from './process.schema.ts';
import { checkGives, type Registry } from './registry.ts';
import type { Step } from './steps/step.schema.ts';

/** The type of each kind of field in conditions; `lines` are rows of what their columns give. */
export const fieldTypes: Readonly<Record<FieldType, string>> = {
  text: 'string',
  'long-text': 'string',
  email: 'string',
  url: 'string',
  phone: 'string',
  iban: 'string',
  integer: 'int',
  number: 'double',
  money: 'money',
  date: 'date',
  'yes-no': 'bool',
  country: 'string',
  choice: 'string',
  choices: 'list<string>',
  score: 'int',
  file: 'file',
  files: 'list<file>',
  lines: 'list<dyn>',
};

/** What conditions can speak of once a form is filled in, by the names of its fields. */
export function typesOfForm({ fields }: Form): Readonly<Record<string, ValueType>> {
  return Object.fromEntries(fields.map((field) => [field.name, typeOfField(field)]));
}

function typeOfField(field: Field): ValueType {
  if (field.type !== 'lines') return fieldTypes[field.type];
  return [Object.fromEntries(field.columns.map(({ name, type }) => [name, fieldTypes[type]]))];
}

/** `competencies`: the ids of those that the partner holds when it is asked, not when the case began. */
const partnerTypes = {
  id: 'string',
  name: 'string',
  tier: 'string',
  country: 'string',
  competencies: 'list<string>',
} as const;

/** What every condition of a program can speak of; `rates` if it has exchange rates, `learner` if it is for one. */
export function commonTypes({
  exchangeRates,
  starts,
}: Pick<Process, 'exchangeRates' | 'starts'>): Process['types'] {
  return {
    partner: partnerTypes,
    ...(starts.for === 'learner' ? { learner: { id: 'string', name: 'string' } } : {}),
    now: 'timestamp',
    ...(exchangeRates ? { rates: ratesType } : {}),
  };
}

/**
 * The types of everything that conditions of a program can speak of: `partner`, `now`, the starting form, what each
 * step leaves behind, and the names that `each` gives. A computed value has the type that its expression gives.
 */
export function typesOf(program: Omit<WrittenProcess, 'calendar'>, registry: Registry): Process['types'] {
  const types: Record<string, ValueType> = { ...commonTypes(program) };
  const { form } = program.starts;
  const start = own(program.forms, form);
  if (start) types[form] = typesOfForm(start);
  for (const { step } of outline(program)) {
    const left = leftBehind(step, { program, registry, types });
    if (left) types[step.step === 'each' ? step.as : step.id] = left;
  }
  return types;
}

interface Known {
  readonly program: Pick<WrittenProcess, 'forms'>;
  readonly registry: Registry;
  readonly types: Process['types'];
}

/** What a step leaves behind; undefined if it leaves nothing. */
function leftBehind(step: Step, { program, registry, types }: Known): ValueType | undefined {
  const formNamed = (name: string | undefined) => {
    const form = name === undefined ? undefined : own(program.forms, name);
    return form ? typesOfForm(form) : {};
  };
  switch (step.step) {
    case 'form':
      return formNamed(step.form);
    case 'task':
      return { outcome: 'string', comment: 'string' };
    case 'decision':
      return { ...formNamed(step.scorecard), outcome: 'string', comment: 'string' };
    case 'agreement':
      return agreementTypes;
    case 'course':
      return { outcome: 'string' };
    case 'quiz':
      return { outcome: 'string', score: 'int', attempts: 'int' };
    case 'exam':
      return examTypes;
    case 'check':
      return checkGives;
    case 'action':
      return own(registry.actions, step.action)?.gives ?? {};
    case 'wait':
      return { ...own(partnerEvents, step.event ?? '')?.gives, outcome: 'string' };
    case 'program':
      return { caseId: 'string', outcome: 'string' };
    case 'set':
      return computed(step.values, types);
    case 'each':
      return elementOf(step.in, types);
    case 'repeat':
      return { round: 'int' };
    default:
      return undefined;
  }
}

const agreementTypes = {
  hash: 'string',
  documentId: 'string',
  signedBy: 'string',
  signedAt: 'timestamp',
  countersignedBy: 'string',
  countersignedAt: 'timestamp',
} as const;

const examTypes = { outcome: 'string', score: 'double', takenAt: 'timestamp' } as const;

function computed(values: Readonly<Record<string, string>>, types: Process['types']): ValueType {
  const environment = createEnvironment(types);
  const typed = Object.entries(values).map(([name, source]) => {
    const checked = checkExpression(environment, source);
    return [name, 'type' in checked ? checked.type : 'dyn'] as const;
  });
  return Object.fromEntries(typed);
}

/** What the default of a cell knows besides the case: the element of the list `of` that its row stands beside. */
export const elementTypes = (of: string, known: Process['types']): Process['types'] => ({
  [elementName]: elementOf(of, known),
});

function elementOf(source: string, types: Process['types']): ValueType {
  const checked = checkExpression(createEnvironment(types), source);
  if ('type' in checked && isRows(checked.type)) return checked.type[0];
  const type = 'type' in checked && typeof checked.type === 'string' ? checked.type : 'dyn';
  return type.startsWith('list<') ? type.slice(5, -1) : 'dyn';
}
