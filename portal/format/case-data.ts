import { formatMoney } from '../../domain/money.ts';
import { allSteps } from '../../domain/processes/migration.rules.ts';
import { inKilobytes } from '../../domain/programs/file-value.schema.ts';
import type { Field, Form, FormValues } from '../../domain/programs/form.schema.ts';
import type { Process } from '../../domain/programs/process.schema.ts';
import type { Step } from '../../domain/programs/steps/step.schema.ts';
import type { ProcessView } from '../frame.ts';
import { countryName } from './countries.ts';
import { calendarDay } from './time.ts';

/** One thing that the case knows. `documentId`: there is a file behind it. */
export interface DataRow {
  readonly label: string;
  readonly text: string;
  readonly documentId?: string;
}
/** What one form or step left behind. */
export interface DataPart {
  readonly title: string;
  readonly rows: readonly DataRow[];
}

/** What a reader may see of what the case knows, by form and step, in the order of the program. */
export function dataParts(program: Process, { facts }: ProcessView, vendor: boolean): DataPart[] {
  const seen = (name: string) =>
    Object.hasOwn(facts.data, name) && (vendor || facts.open.includes(name)) ? facts.data[name] : undefined;
  const steps = program.stages.flatMap((stage) => allSteps(stage.steps));
  const start = program.forms[program.starts.form];
  const starting = seen(program.starts.form);
  return [
    ...(start && starting ? [{ title: start.title, rows: formRows(start, starting) }] : []),
    ...steps.flatMap((step) => {
      const values = step.id === program.starts.form ? undefined : seen(step.id);
      return values ? [partOf(program, step, values)] : [];
    }),
  ].filter(({ rows }) => rows.length > 0);
}

function partOf(program: Process, step: Step, values: FormValues): DataPart {
  const form = formOf(program, step);
  const title = step.title ?? form?.title ?? inWords(step.id);
  const outcome =
    typeof values.outcome === 'string' && values.outcome !== ''
      ? [{ label: 'Outcome', text: outcomeLabel(step, values.outcome) }]
      : [];
  const named = new Set(['outcome', ...(form?.fields.map(({ name }) => name) ?? [])]);
  const others = Object.entries(values).flatMap(([name, value]) =>
    named.has(name) ? [] : otherRows(name, value),
  );
  const document = values.documentId;
  const file =
    typeof document === 'string'
      ? [{ label: 'Document', text: 'Signed agreement (PDF)', documentId: document }]
      : [];
  return { title, rows: [...outcome, ...(form ? formRows(form, values) : []), ...others, ...file] };
}

function formOf(program: Process, step: Step): Form | undefined {
  if (step.step === 'form') return program.forms[step.form];
  return step.step === 'decision' && step.scorecard ? program.forms[step.scorecard] : undefined;
}

function outcomeLabel(step: Step, outcome: unknown): string {
  const own = 'outcomes' in step ? step.outcomes?.find(({ id }) => id === outcome)?.label : undefined;
  return own ?? inWords(String(outcome));
}

/** The fields of a form that were filled in, with their labels. */
export function formRows(form: Form, values: FormValues): DataRow[] {
  return form.fields.flatMap((field) => {
    const value = Object.hasOwn(values, field.name) ? values[field.name] : undefined;
    return value === undefined || value === null ? [] : [{ label: field.label, ...shown(field, value) }];
  });
}

function shown(field: Field, value: unknown): Omit<DataRow, 'label'> {
  switch (field.type) {
    case 'money':
      return { text: isMoney(value) ? formatMoney(value) : String(value) };
    case 'date':
      return { text: calendarDay(String(value)) };
    case 'yes-no':
      return { text: value === true ? 'Yes' : 'No' };
    case 'country':
      return { text: countryName(String(value)) };
    case 'choice':
    case 'choices':
      return {
        text: [value]
          .flat()
          .map((one) => field.options[String(one)] ?? String(one))
          .join(', '),
      };
    case 'score':
      return { text: `${value} of ${field.max}` };
    case 'file':
      return fileRow(value);
    default:
      return { text: String(value) };
  }
}

function fileRow(value: unknown): Omit<DataRow, 'label'> {
  const { name, size, documentId } = value as { name?: unknown; size?: unknown; documentId?: unknown };
  const text = typeof size === 'number' ? `${name} (${inKilobytes(size)})` : String(name);
  return typeof documentId === 'string' ? { text, documentId } : { text };
}

const isMoney = (value: unknown): value is { amount: number; currency: string } =>
  typeof (value as { amount?: unknown }).amount === 'number' &&
  typeof (value as { currency?: unknown }).currency === 'string';

/** What a step left behind besides fields of a form, where it says something to a person. */
function otherRows(name: string, value: unknown): DataRow[] {
  if (value === undefined || value === null || value === '' || name === 'documentId' || name === 'pdfHash')
    return [];
  const label = inWords(name);
  if (typeof value === 'boolean') return [{ label, text: value ? 'Yes' : 'No' }];
  if (isMoney(value)) return [{ label, text: formatMoney(value) }];
  if (Array.isArray(value)) return value.length ? [{ label, text: value.map(plain).join(', ') }] : [];
  return [{ label, text: plain(value) }];
}

const plain = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value));

/** `signedBy` and `not-approved` as people write them. */
function inWords(name: string): string {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll('-', ' ')
    .toLowerCase();
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
