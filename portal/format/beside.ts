import { allSteps } from '../../domain/processes/migration.rules.ts';
import type { Form } from '../../domain/programs/form.schema.ts';
import type { ListsBeside } from '../../domain/programs/form-values.rules.ts';
import type { LinesField } from '../../domain/programs/lines.rules.ts';
import type { Process } from '../../domain/programs/process.schema.ts';
import { formOfStep, inWords } from '../../domain/programs/step-form.rules.ts';
import { isRecord, own } from '../../domain/records.ts';
import type { BesideRows } from '../components/lines-field.tsx';
import { cellInWords } from './case-data.ts';

/** The lists that rows stand beside, as they are read: with the labels of the rows that they were typed as, if they were. */
export function besideRows(
  program: Process,
  { fields }: Form,
  lists: ListsBeside,
): Readonly<Record<string, BesideRows>> {
  const shown = fields.flatMap((field): [string, BesideRows][] =>
    field.type === 'lines' && field.of !== undefined
      ? [[field.name, tableOf(sourceOf(program, field.of), own(lists, field.name) ?? [])]]
      : [],
  );
  return Object.fromEntries(shown);
}

/** The rows that an expression such as `claim.lines` names. */
function sourceOf(program: Process, of: string): LinesField | undefined {
  const [, owner = '', name] = /^\s*(\w+)\.(\w+)\s*$/.exec(of) ?? [];
  const steps = program.stages.flatMap((stage) => allSteps(stage.steps));
  const step = steps.find(({ id }) => id === owner);
  const form = owner === program.starts.form ? program.forms[owner] : step && formOfStep(program, step);
  return form?.fields.find((field): field is LinesField => field.type === 'lines' && field.name === name);
}

function tableOf(source: LinesField | undefined, list: readonly unknown[]): BesideRows {
  const currencies = list.map((element) =>
    Object.values(isRecord(element) ? element : {})
      .flatMap(currencyOf)
      .at(0),
  );
  if (source) {
    const { columns } = source;
    const rows = list.map((element) =>
      columns.map((column) => cellInWords(column, isRecord(element) ? own(element, column.name) : undefined)),
    );
    return { labels: columns.map(({ label }) => label), rows, currencies };
  }
  const names = [...new Set(list.flatMap((element) => (isRecord(element) ? Object.keys(element) : [])))];
  if (names.length === 0)
    return { labels: ['For'], rows: list.map((element) => [String(element)]), currencies };
  const rows = list.map((element) => names.map((name) => plain(isRecord(element) ? own(element, name) : '')));
  return { labels: names.map(inWords), rows, currencies };
}

const currencyOf = (value: unknown): string[] =>
  isRecord(value) && typeof value.currency === 'string' ? [value.currency] : [];

const plain = (value: unknown): string =>
  value === undefined || value === null
    ? ''
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value);
