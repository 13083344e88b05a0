import { formatMoney } from '../../domain/money.ts';
import { allSteps } from '../../domain/processes/migration.rules.ts';
import { inKilobytes } from '../../domain/programs/file-value.schema.ts';
import type { Field, Form, FormValues } from '../../domain/programs/form.schema.ts';
import type { Process } from '../../domain/programs/process.schema.ts';
import { formOfStep, inWords } from '../../domain/programs/step-form.rules.ts';
import type { Step } from '../../domain/programs/steps/step.schema.ts';
import { own } from '../../domain/records.ts';
import type { CasePage } from '../../handlers/services/services.ts';
import { countryName } from './countries.ts';
import { calendarDay, exactTime } from './time.ts';

/** One thing that the case knows. `documentId`: there is a file behind it, by the id or the SHA-256 that it goes by. */
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

interface Reader {
  readonly vendor: boolean;
  readonly timeZone: string;
}

type Shown = Pick<CasePage, 'program' | 'view' | 'stepTitles'>;

/** What a reader may see of what the case knows, by form and step, in the order of the program. */
export function dataParts({ program, view, stepTitles }: Shown, reader: Reader): DataPart[] {
  const { facts } = view;
  const seen = (name: string) =>
    Object.hasOwn(facts.data, name) && (reader.vendor || facts.open.includes(name))
      ? facts.data[name]
      : undefined;
  const steps = program.stages.flatMap((stage) => allSteps(stage.steps));
  const start = program.forms[program.starts.form];
  const starting = seen(program.starts.form);
  return [
    ...(start && starting ? [{ title: start.title, rows: formRows(start, starting) }] : []),
    ...steps.flatMap((step) => {
      const values = step.id === program.starts.form ? undefined : seen(step.id);
      return values
        ? [{ title: stepTitles[step.id] ?? '', rows: rowsOf(program, step, values, reader) }]
        : [];
    }),
  ].filter(({ rows }) => rows.length > 0);
}

function rowsOf(program: Process, step: Step, values: FormValues, { timeZone }: Reader): DataRow[] {
  const form = formOfStep(program, step);
  const outcome =
    typeof values.outcome === 'string' && values.outcome !== ''
      ? [{ label: 'Outcome', text: outcomeLabel(step, values.outcome) }]
      : [];
  const named = new Set(['outcome', ...(form?.fields.map(({ name }) => name) ?? [])]);
  const others = Object.entries(values).flatMap(([name, value]) =>
    named.has(name) ? [] : otherRows(name, value, timeZone),
  );
  const document = values.documentId;
  const file =
    typeof document === 'string'
      ? [{ label: 'Document', text: 'Signed agreement (PDF)', documentId: document }]
      : [];
  return [...outcome, ...(form ? formRows(form, values) : []), ...others, ...file];
}

function outcomeLabel(step: Step, outcome: unknown): string {
  const own = 'outcomes' in step ? step.outcomes?.find(({ id }) => id === outcome)?.label : undefined;
  return own ?? inWords(String(outcome));
}

/** The fields of a form that were filled in, with their labels. */
export function formRows(form: Form, values: FormValues): DataRow[] {
  return form.fields.flatMap((field) => {
    const value = own(values, field.name);
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
  const { name, size, sha256 } = value as { name?: unknown; size?: unknown; sha256?: unknown };
  const text = typeof size === 'number' ? `${name} (${inKilobytes(size)})` : String(name);
  return typeof sha256 === 'string' ? { text, documentId: sha256 } : { text };
}

const isMoney = (value: unknown): value is { amount: number; currency: string } =>
  typeof (value as { amount?: unknown }).amount === 'number' &&
  typeof (value as { currency?: unknown }).currency === 'string';

/** What a step left behind besides fields of a form, where it says something to a person. */
function otherRows(name: string, value: unknown, timeZone: string): DataRow[] {
  if (value === undefined || value === null || value === '' || name === 'documentId' || name === 'pdfHash')
    return [];
  const label = name === 'hash' ? 'Fingerprint (SHA-256)' : inWords(name);
  if (typeof value === 'string' && instant.test(value)) return [{ label, text: exactTime(value, timeZone) }];
  if (typeof value === 'boolean') return [{ label, text: value ? 'Yes' : 'No' }];
  if (isMoney(value)) return [{ label, text: formatMoney(value) }];
  if (Array.isArray(value)) return value.length ? [{ label, text: value.map(plain).join(', ') }] : [];
  return [{ label, text: plain(value) }];
}

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;

const plain = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value));
