import type { Column } from '../../domain/programs/form.schema.ts';
import type { LinesField as Lines } from '../../domain/programs/lines.rules.ts';
import { type FormState, fieldId, problemOf, textValue } from '../form.ts';
import { inputName } from '../format/form-texts.ts';
import { cellName, pressOf, rowsIn, totalTyped } from '../format/row-texts.ts';
import { Optional, Options, Problem } from './fields.tsx';

/** What stands beside the rows of a field, in words: one row for each, and in which currencies it is. */
export interface BesideRows {
  readonly labels: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** The currency of each row, where it has one. */
  readonly currencies?: readonly (string | undefined)[];
}

interface LinesProps {
  readonly state: FormState;
  readonly field: Lines;
  readonly beside: BesideRows | undefined;
}

/**
 * Rows to fill in: a table on wide screens and cards on narrow ones. Without a script, more rows and sums come with a
 * press that keeps all that was typed; a row that is left empty does not count.
 */
export function LinesField({ state, field, beside }: LinesProps) {
  const name = inputName(field.name);
  const id = fieldId(state.id, name);
  const rows = beside ? beside.rows.length : Math.min(rowsIn(state.values, name), field.atMost);
  const problem = state.problems.find((one) => one.field === name)?.message;
  const described = [field.help ? `${id}-hint` : '', problem ? `${id}-problem` : '']
    .filter(Boolean)
    .join(' ');
  const table = { state, field, beside, name, id };
  return (
    <fieldset
      id={id}
      tabindex={-1}
      class={problem ? 'field lines field-wrong' : 'field lines'}
      {...(described ? { 'aria-describedby': described } : {})}
    >
      <legend>
        {field.label}
        {field.required ? null : <Optional />}
      </legend>
      {field.help ? (
        <p class="hint" id={`${id}-hint`}>
          {field.help}
        </p>
      ) : null}
      <Problem id={id} text={problem} />
      {rows > 0 ? (
        <div class="lines-rows">
          <Table {...table} rows={rows} />
        </div>
      ) : (
        <p class="hint">There is nothing to fill in here.</p>
      )}
      {rows > 0 ? <UnderTable {...table} rows={rows} /> : null}
    </fieldset>
  );
}

interface TableProps extends LinesProps {
  readonly name: string;
  readonly id: string;
  readonly rows: number;
}

function Table(props: TableProps) {
  const { field, beside, rows } = props;
  return (
    <table class={`lines-table ${shownColumns(props) > fewColumns ? 'lines-many' : 'lines-few'}`}>
      <thead>
        <tr>
          <th scope="col">Row</th>
          {(beside?.labels ?? []).map((label) => (
            <th scope="col">{label}</th>
          ))}
          {field.columns.map((column) => (
            <th scope="col">
              {column.label}
              {column.required ? null : <Optional />}
              {column.help ? <span class="hint">{column.help}</span> : null}
            </th>
          ))}
          {beside ? null : (
            <td>
              <span class="unseen">Remove</span>
            </td>
          )}
        </tr>
      </thead>
      <tbody>
        {Array.from({ length: rows }, (_, row) => (
          <Row {...props} row={row} />
        ))}
      </tbody>
    </table>
  );
}

/** So many fit beside each other where a form has half of a page. */
const fewColumns = 3;
const shownColumns = ({ field, beside }: TableProps) => field.columns.length + (beside?.labels.length ?? 0);

function Row(props: TableProps & { row: number }) {
  const { field, beside, name, row } = props;
  const number = row + 1;
  return (
    <tr>
      <th scope="row">
        <span class="row-word">Row </span>
        {number}
      </th>
      {(beside?.rows[row] ?? []).map((text, index) => (
        <td data-label={beside?.labels[index]} class="typed">
          {text}
        </td>
      ))}
      {field.columns.map((column) => (
        <Cell {...props} column={column} />
      ))}
      {beside ? null : (
        <td class="row-press">
          <button type="submit" class="button" name="rows" value={pressOf({ field: name, without: row })}>
            Remove<span class="unseen"> row {number}</span>
          </button>
        </td>
      )}
    </tr>
  );
}

function Cell(props: TableProps & { row: number; column: Column }) {
  const { state, name, row, column } = props;
  const cell = cellName(name, row, column.name);
  const id = fieldId(state.id, cell);
  const problem = problemOf(state, cell);
  return (
    <td data-label={column.label} class={problem ? 'cell-wrong' : ''}>
      <CellInput {...props} cell={cell} cellId={id} problem={problem} />
      <Problem id={id} text={problem} />
    </td>
  );
}

interface InputProps extends TableProps {
  readonly row: number;
  readonly column: Column;
  readonly cell: string;
  readonly cellId: string;
  readonly problem: string | undefined;
}

const called = (row: number, { label }: Column) => `Row ${row + 1} ${label}`;

/** An input is called by its row and column: `Row 3 Amount`. */
function CellInput(props: InputProps) {
  const { state, row, column, cell, cellId, problem } = props;
  const wires = {
    id: cellId,
    'aria-label': called(row, column),
    ...(problem ? { 'aria-invalid': 'true' as const, 'aria-describedby': `${cellId}-problem` } : {}),
    ...(state.at === cell ? { autofocus: true } : {}),
  };
  const typed = textValue(state, cell);
  switch (column.type) {
    case 'money':
      return <MoneyCell {...props} column={column} wires={wires} />;
    case 'yes-no':
      return <Choose wires={wires} name={cell} options={yesOrNo} chosen={typed} />;
    case 'choice':
      return <Choose wires={wires} name={cell} options={optionsOf(column.options)} chosen={typed} />;
    case 'date':
      return <input {...wires} type="date" name={cell} value={typed} />;
    case 'text':
      return <input {...wires} name={cell} value={typed} autocomplete="off" maxlength={column.max ?? 200} />;
    default:
      return (
        <input {...wires} name={cell} value={typed} inputmode="decimal" autocomplete="off" maxlength={30} />
      );
  }
}

type Wires = Readonly<Record<string, string | boolean>>;

function MoneyCell(props: InputProps & { column: Extract<Column, { type: 'money' }>; wires: Wires }) {
  const { state, row, column, cell, cellId, wires } = props;
  const chosen = currencyOf(props, column, row);
  return (
    <div class="money">
      <input
        {...wires}
        name={`${cell}.amount`}
        value={textValue(state, `${cell}.amount`)}
        inputmode="decimal"
        autocomplete="off"
        maxlength={30}
      />
      <select
        id={`${cellId}-currency`}
        aria-label={`${called(row, column)}, currency`}
        name={`${cell}.currency`}
      >
        <Options options={column.currencies.map((value) => ({ value, label: value }))} chosen={chosen} />
      </select>
    </div>
  );
}

/** As chosen where an amount stands; else that of what stands beside it, or of the last amount before it. */
function currencyOf(
  of: Pick<TableProps, 'state' | 'name' | 'beside'>,
  column: Extract<Column, { type: 'money' }>,
  row: number,
): string {
  const { state, name, beside } = of;
  const cell = cellName(name, row, column.name);
  const own = textValue(state, `${cell}.currency`);
  if (own !== '' && textValue(state, `${cell}.amount`) !== '') return own;
  const known = beside?.currencies?.[row];
  if (known !== undefined && column.currencies.includes(known)) return known;
  return row === 0 ? own || (column.currencies[0] ?? '') : currencyOf(of, column, row - 1);
}

interface ChooseProps {
  readonly wires: Wires;
  readonly name: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly chosen: string;
}

function Choose({ wires, name, options, chosen }: ChooseProps) {
  return (
    <select {...wires} name={name}>
      <option value="" />
      <Options options={options} chosen={chosen} />
    </select>
  );
}

const yesOrNo = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
];
const optionsOf = (options: Readonly<Record<string, string>>) =>
  Object.entries(options).map(([value, label]) => ({ value, label }));

/** The sums, and the press that brings more rows and adds up again. */
function UnderTable(props: TableProps) {
  const { field, beside, name, rows } = props;
  const sums = field.columns.flatMap((column) => {
    const total = column.type === 'money' ? totalIn(props, column.name) : '';
    return total === '' ? [] : [`${column.label} in all: ${total}`];
  });
  const adds = !beside && rows < field.atMost;
  const money = field.columns.some(({ type }) => type === 'money');
  return (
    <div class="lines-under">
      {adds || money ? (
        <button type="submit" class="button" name="rows" value={pressOf({ field: name })}>
          {adds ? (money ? 'Add more rows and add up' : 'Add more rows') : 'Add up'}
          <span class="unseen">: {field.label}</span>
        </button>
      ) : null}
      {sums.map((sum) => (
        <p class="lines-total">{sum}</p>
      ))}
      {beside ? null : <p class="hint">Rows that you leave empty do not count.</p>}
    </div>
  );
}

function totalIn({ state, name, rows }: TableProps, column: string): string {
  const cells = Array.from({ length: rows }, (_, row) => cellName(name, row, column));
  return totalTyped(
    cells.map((cell) => ({
      amount: textValue(state, `${cell}.amount`),
      currency: textValue(state, `${cell}.currency`),
    })),
  );
}
