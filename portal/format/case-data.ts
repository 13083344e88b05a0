import { formatMoney } from '../../domain/money.ts';
import { withIbansMasked } from '../../domain/partners/iban.rules.ts';
import { allSteps, stepIdOf } from '../../domain/processes/migration.rules.ts';
import { pathOfRound } from '../../domain/processes/rounds.rules.ts';
import { sizeInWords } from '../../domain/programs/file-value.schema.ts';
import type { Column, Field, Form, FormValues } from '../../domain/programs/form.schema.ts';
import type { UploadedFile } from '../../domain/programs/form-values.rules.ts';
import type { LinesField } from '../../domain/programs/lines.rules.ts';
import type { Process } from '../../domain/programs/process.schema.ts';
import { formOfStep, inWords } from '../../domain/programs/step-form.rules.ts';
import type { RepeatStep } from '../../domain/programs/steps/nesting.steps.ts';
import type { Step } from '../../domain/programs/steps/step.schema.ts';
import { isRecord, own } from '../../domain/records.ts';
import type { CasePage } from '../../handlers/services/cases.services.ts';
import { countryName } from './countries.ts';
import { totalOf } from './row-texts.ts';
import { calendarDay, exactTime } from './time.ts';

/** One thing that the case knows. `documentId`: there is a file behind it, by the id or the SHA-256 that it goes by. */
export interface DataRow {
  readonly label: string;
  readonly text: string;
  readonly documentId?: string;
  /** Files that were sent by themselves. */
  readonly files?: readonly UploadedFile[];
  /** Rows, each with the columns that were filled in, and what columns of money come to. */
  readonly lines?: {
    readonly rows: readonly (readonly { readonly label: string; readonly text: string }[])[];
    readonly sums: readonly string[];
  };
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

/** What a reader may see of what the case knows, by form and step, and by round, in the order of the program. */
export function dataParts(page: Shown, reader: Reader): DataPart[] {
  const { program, view, stepTitles } = page;
  const { data, open } = view.facts;
  const seen = (name: string) =>
    Object.hasOwn(data, name) && (reader.vendor || open.includes(name)) ? data[name] : undefined;
  const steps = program.stages.flatMap((stage) => allSteps(stage.steps, isRepeat));
  const start = program.forms[program.starts.form];
  const starting = seen(program.starts.form);
  return [
    ...(start && starting ? [{ title: start.title, rows: formRows(start, starting) }] : []),
    ...steps.flatMap((step) => {
      if (isRepeat(step)) return roundParts(page, step, reader);
      const values = step.id === program.starts.form ? undefined : seen(step.id);
      return values
        ? [{ title: stepTitles[step.id] ?? '', rows: rowsOf(program, step, values, reader) }]
        : [];
    }),
  ].filter(({ rows }) => rows.length > 0);
}

const isRepeat = (step: Step): step is RepeatStep => step.step === 'repeat';

/** What each round of a repeat has come to: `Round 2: Claim`. */
function roundParts({ program, view, stepTitles }: Shown, repeat: RepeatStep, reader: Reader): DataPart[] {
  const { rounds = {}, open } = view.facts;
  const inside = allSteps([...repeat.steps, ...(repeat.alongside ?? [])]);
  return Object.entries(rounds)
    .filter(([of]) => stepIdOf(of) === repeat.id)
    .flatMap(([of, all]) =>
      all.flatMap((round, index) =>
        inside.flatMap((step): DataPart[] => {
          const path = `${pathOfRound({ of, index })}.${step.id}`;
          const values = round[step.id];
          if (!values || !(reader.vendor || open.includes(path))) return [];
          const title = `Round ${index + 1}: ${stepTitles[path] ?? step.id}`;
          return [{ title, rows: rowsOf(program, step, values, reader) }];
        }),
      ),
    );
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
function formRows(form: Form, values: FormValues): DataRow[] {
  return form.fields.flatMap((field) => {
    const value = own(values, field.name);
    return value === undefined || value === null ? [] : [{ label: field.label, ...shown(field, value) }];
  });
}

/** What a column of a row holds, in words. */
export const cellInWords = (column: Column, value: unknown): string =>
  value === undefined || value === null ? '' : shown(column, value).text;

function linesRow({ columns }: LinesField, value: unknown): Omit<DataRow, 'label'> {
  const records = (Array.isArray(value) ? value : []).filter(isRecord);
  const rows = records.map((record) =>
    columns
      .map((column) => ({ label: column.label, text: cellInWords(column, own(record, column.name)) }))
      .filter(({ text }) => text !== ''),
  );
  const sums = columns.flatMap(({ type, name, label }) => {
    const amounts = type === 'money' ? records.map((record) => own(record, name)).filter(isMoney) : [];
    return amounts.length > 1 ? [`${label} in all: ${totalOf(amounts)}`] : [];
  });
  const text = rows.map((cells) => cells.map((cell) => cell.text).join(', ')).join('; ');
  return { text, lines: { rows, sums } };
}

function shown(field: Field | Column, value: unknown): Omit<DataRow, 'label'> {
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
    case 'files':
      return filesRow(value);
    case 'lines':
      return linesRow(field, value);
    default:
      return { text: withIbansMasked(String(value)) };
  }
}

function fileRow(value: unknown): Omit<DataRow, 'label'> {
  const { name, size, sha256 } = value as { name?: unknown; size?: unknown; sha256?: unknown };
  const text = typeof size === 'number' ? `${name} (${sizeInWords(size)})` : String(name);
  return typeof sha256 === 'string' ? { text, documentId: sha256 } : { text };
}

function filesRow(value: unknown): Omit<DataRow, 'label'> {
  const files = (Array.isArray(value) ? value : []) as readonly UploadedFile[];
  return { text: files.map(({ name }) => name).join(', '), files };
}

const isMoney = (value: unknown): value is { amount: number; currency: string } =>
  isRecord(value) && typeof value.amount === 'number' && typeof value.currency === 'string';

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
