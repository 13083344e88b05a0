import type { Task } from '../../../domain/cases/case.schema.ts';
import { type Deadline, nextStep } from '../../../domain/cases/next-step.rules.ts';
import { oneLine } from '../../../domain/mail/visible-text.rules.ts';
import type { ProcessView } from '../../../domain/processes/process-facts.ts';
import { isRows } from '../../../domain/programs/cel/types.ts';
import { evaluateAll } from '../../../domain/programs/expressions.rules.ts';
import type { Form, FormValues } from '../../../domain/programs/form.schema.ts';
import { outline } from '../../../domain/programs/outline.rules.ts';
import type { Process, ValueType } from '../../../domain/programs/process.schema.ts';
import { ratesKnown } from '../../../domain/programs/rates.rules.ts';
import { sampleValues } from '../../../domain/programs/samples.rules.ts';
import { outcomesOf, passed } from '../../../domain/programs/standard-outcomes.ts';
import { read } from '../../../domain/programs/standard-presses.ts';
import { formOfStep } from '../../../domain/programs/step-form.rules.ts';
import type { Step } from '../../../domain/programs/steps/step.schema.ts';
import { partnerReader, samplePartner } from './sample-people.ts';

/** A case that has been through everything, with samples: what the texts of a program are filled from. */
export interface SampleCase {
  readonly program: Process;
  /** The moment at which everything is looked at, ISO 8601. */
  readonly now: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** A text of the program as people would read it; what cannot be filled in is an ellipsis. */
  readonly say: (text: string) => string;
}

export function sampleCase(program: Process, now: string): SampleCase {
  const data = knownOf(program, now);
  const said = new Map<string, string>();
  const fill = (text: string): string => {
    const { texts } = evaluateAll({ types: program.types, data, now, expressions: [], texts: [text] });
    const [filled] = texts;
    return filled && 'value' in filled ? String(filled.value) : text.replace(/\{\{.*?\}\}/gs, '…');
  };
  const say = (text: string): string => {
    const known = said.get(text) ?? (text.includes('{{') ? fill(text) : text);
    said.set(text, known);
    return known;
  };
  return { program, now, data, say };
}

const sampleLearner = { id: partnerReader.id, name: partnerReader.name };

/** In the order of the program, so that computed values see what was known before them. */
function knownOf(program: Process, now: string): Record<string, unknown> {
  const { form } = program.starts;
  const start = program.forms[form];
  const known: Record<string, unknown> = {
    ...{ partner: samplePartner, ...ratesKnown(program) },
    ...(program.starts.for === 'learner' ? { learner: sampleLearner } : {}),
  };
  if (start) known[form] = sampleKept(start, now);
  for (const { step } of outline(program)) {
    const name = step.step === 'each' ? step.as : step.id;
    const type = program.types[name];
    if (type !== undefined) known[name] = leftBy(step, { program, now, known, type });
  }
  return known;
}

interface Around {
  readonly program: Process;
  readonly now: string;
  readonly known: Readonly<Record<string, unknown>>;
  readonly type: ValueType;
}

/** What a step would leave behind, had it gone well. */
function leftBy(step: Step, { program, now, known, type }: Around): unknown {
  const form = formOfStep(program, step);
  const usual = ofType(type, now);
  if (step.step === 'set' || step.step === 'each') {
    const sources = step.step === 'set' ? step.values : { [step.as]: `(${step.in})[0]` };
    const entries = Object.entries(sources).map(([name, source]) => {
      const input = { types: program.types, data: known, now, expressions: [source], texts: [] };
      const [value] = evaluateAll(input).values;
      return [name, value && 'value' in value ? value.value : undefined] as const;
    });
    return step.step === 'set' ? Object.fromEntries(entries) : (entries[0]?.[1] ?? usual);
  }
  if (step.step === 'course') return { outcome: read.id };
  if (step.step === 'quiz') return { outcome: 'passed', score: 90, attempts: 1 };
  const outcome = outcomesOf(step).find(({ tone }) => tone === 'positive')?.id;
  return {
    ...(typeof usual === 'object' ? usual : {}),
    ...(form ? sampleKept(form, now) : {}),
    ...(outcome === undefined ? {} : { outcome }),
    ...(step.step === 'exam' ? { outcome: passed, score: step.pass } : {}),
  };
}

/** Samples with files as a case keeps them: with a size and without their content. */
function sampleKept(form: Form, now: string): FormValues {
  const values = sampleValues(form, now);
  const files = form.fields.flatMap((field): [string, unknown][] => {
    if (field.type !== 'file' && field.type !== 'files') return [];
    const [type = 'pdf'] = field.accept;
    const file = { name: `example.${type}`, type, size: 24_000, sha256: '0'.repeat(64) };
    return [[field.name, field.type === 'file' ? file : [{ id: 'U-SAMP1EAAAA', ...file }]]];
  });
  return { ...values, ...Object.fromEntries(files) };
}

/** A value of a type of conditions. */
function ofType(type: ValueType, now: string): unknown {
  if (isRows(type)) return [ofType(type[0], now)];
  if (typeof type !== 'string')
    return Object.fromEntries(Object.entries(type).map(([name, inner]) => [name, named(name, inner, now)]));
  if (type.startsWith('list<')) return [ofType(type.slice(5, -1), now)];
  const samples: Readonly<Record<string, unknown>> = {
    ...{ int: 12, double: 12.5, bool: true, date: now.slice(0, 10), timestamp: now },
    money: { amount: 1_250_000, currency: 'EUR' },
  };
  return samples[type] ?? 'example';
}

export const sampleCaseId = 'C-SAMP1EAAAA';

const byName: Readonly<Record<string, string>> = {
  outcome: 'pass',
  comment: 'All is as it should be.',
  signedBy: partnerReader.name,
  countersignedBy: 'Mara Brandt',
  caseId: sampleCaseId,
};
const named = (name: string, type: ValueType, now: string): unknown =>
  (type === 'string' ? byName[name] : undefined) ?? ofType(type, now);

/** What a case waits for at a moment; the words of its stage where nothing is said. */
interface Waits {
  readonly tasks?: readonly Task[];
  readonly deadlines?: readonly Deadline[];
  readonly what?: string;
}

/** The case as it stands in a stage. */
export function viewAt(
  sample: SampleCase,
  stageId: string,
  { tasks = [], deadlines = [], what }: Waits = {},
): ProcessView {
  const { program, now, data, say } = sample;
  const stage = program.stages.find(({ id }) => id === stageId) ?? program.stages[0];
  const { form } = program.starts;
  const stageLabel = stage?.label ?? '';
  const waits = { what: what ?? stage?.waiting ?? stageLabel, party: 'nobody' } as const;
  return {
    id: sampleCaseId,
    kind: program.kind,
    workflowId: 'sample',
    program: { id: program.program, version: program.version },
    partner: { id: samplePartner.id, name: samplePartner.name },
    title: oneLine(say(program.starts.caseTitle), 150) || program.title,
    stage: stage?.id ?? '',
    stageLabel,
    status: 'open',
    next: nextStep(tasks, deadlines, waits),
    tasks,
    ...{ openedAt: now, updatedAt: now, stageSince: now, revision: 1 },
    facts: {
      startedBy: partnerReader.id,
      ...(program.starts.for === 'learner' ? { learner: sampleLearner } : {}),
      data: { [form]: (data[form] ?? {}) as FormValues },
      open: program.starts.by === 'vendor' ? [] : [form],
      position: {},
    },
  };
}
