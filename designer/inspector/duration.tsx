import type { Path } from '../../domain/programs/reading/problems.ts';
import { valueAt } from '../diagram/step-paths.rules.ts';
import { useDraft } from './draft.ts';
import { dueChanges, dueTurned } from './due.rules.ts';
import { amountOf, type Unit, units, withEarlier, wordsOf, writtenAs } from './durations.rules.ts';
import { useCommit, useForm } from './form-context.tsx';
import { LongInput } from './inputs.tsx';
import { type ControlProps, type FieldProps, Shell, useSaid } from './shell.tsx';

/** A number and a unit. What is no duration yet is shown as it is written. */
function Amount(props: {
  readonly control: Partial<ControlProps>;
  readonly label: string;
  readonly written: unknown;
  readonly onCommit: (written: string | undefined) => void;
}) {
  const amount = amountOf(props.written);
  const shown = amount ? String(amount.count) : String(props.written ?? '');
  const unit = amount?.unit ?? 'days';
  const commit = (text: string, chosen: Unit) => {
    if (text.trim() === '') return props.onCommit(undefined);
    const whole = /^\d+$/.test(text.trim());
    props.onCommit(whole ? writtenAs({ count: Number(text), unit: chosen }) : text.trim());
  };
  const { draft, setDraft, ...events } = useDraft(shown, (text) => commit(text, unit), {
    replace: true,
  });
  return (
    <span className="sf-amount">
      <input
        {...props.control}
        {...events}
        aria-label={props.control.id ? undefined : props.label}
        className="sf-number"
        inputMode="numeric"
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
      />
      <select
        aria-label={`${props.label}: unit`}
        value={unit}
        onChange={(event) => commit(draft, event.target.value as Unit)}
      >
        {units.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </select>
    </span>
  );
}

export function DurationInput(props: FieldProps) {
  const { program } = useForm();
  const { refused, change } = useCommit();
  const written = valueAt(program, props.path);
  const said = useSaid(props.path, props.help, refused);
  return (
    <Shell {...props} said={said}>
      <div className="sf-row">
        <Amount
          control={said.control}
          label={props.label}
          written={written}
          onCommit={(value) => change([{ do: 'set', at: props.path, value }])}
        />
        <span className="sf-said">{spanAt(program, props.path, written)}</span>
      </div>
    </Shell>
  );
}

/** A time in words, in the clock in which it counts; around the moment at which it is due where the program gives one. */
function spanAt(program: unknown, path: Path, written: unknown): string | undefined {
  const words = wordsOf(written, isBusiness(program, path));
  const aroundDue = path.includes('changes') ? false : givenAround(program, path, 'until');
  if (words === undefined || !aroundDue) return words;
  return path.includes('atSilence') ? `${words} after it is due` : `${words} before it is due`;
}

/** Whether a time counts the working hours of the calendar: where a service level is given, all do. */
const isBusiness = (program: unknown, path: Path): boolean =>
  !path.includes('changes') && givenAround(program, path, 'serviceLevel');

/** Whether a key is given beside a time, or beside the group that it stands in. */
const givenAround = (program: unknown, path: Path, key: string): boolean =>
  [1, 2].some((up) => valueAt(program, [...path.slice(0, -up), key]) !== undefined);

interface DueProps {
  readonly path: Path;
  /** Whether it can be due at a moment that an expression gives. */
  readonly until: boolean;
}

/** When something is due, and on which clock: `within`, `serviceLevel`, or the moment that `until` gives. */
export function DueInput({ path: holder, until }: DueProps) {
  const { program } = useForm();
  const { refused, change } = useCommit();
  const given = ['until', 'serviceLevel'].find((key) => valueAt(program, [...holder, key]) !== undefined);
  const key = given ?? 'within';
  const path = [...holder, key];
  const written = valueAt(program, path);
  const label = key === 'until' ? 'Due at' : 'Due after';
  const said = useSaid(path, undefined, refused);
  const which = (
    <select
      aria-label="Which time counts"
      value={key}
      onChange={({ target }) => change(dueTurned(program, path, target.value))}
    >
      <option value="within">of the clock</option>
      <option value="serviceLevel">of working time</option>
      {until && <option value="until">a moment that a rule gives</option>}
    </select>
  );
  if (key === 'until')
    return (
      <>
        <LongInput path={path} label={label} help="A date (its end) or an instant" code />
        <div className="sf-row">{which}</div>
      </>
    );
  return (
    <Shell path={path} label={label} said={said}>
      <div className="sf-row">
        <Amount
          control={said.control}
          label={label}
          written={written}
          onCommit={(value) => change(dueChanges(program, path, value))}
        />
        {which}
        <span className="sf-said">{wordsOf(written, key === 'serviceLevel')}</span>
      </div>
    </Shell>
  );
}

/** Reminders, each a time since the opening. */
export function Reminders(props: FieldProps) {
  const { program } = useForm();
  const { refused, change } = useCommit();
  const { path } = props;
  const found = valueAt(program, path);
  const all: readonly unknown[] = Array.isArray(found) ? found : [];
  const said = useSaid(path, props.help, refused);
  const earlier = withEarlier(all)[0];
  return (
    <Shell {...props} said={said} group>
      <ul className="sf-list">
        {all.map((written, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what stands here is told apart by its place alone
          <li key={index} className="sf-row">
            <Amount
              control={{}}
              label={`Reminder ${index + 1}`}
              written={written}
              onCommit={(value) =>
                change(
                  value === undefined
                    ? [{ do: 'remove', at: [...path, index] }]
                    : [{ do: 'set', at: [...path, index], value }],
                )
              }
            />
            <span className="sf-said">{spanAt(program, path, written)}</span>
            <button
              type="button"
              aria-label={`Remove reminder ${index + 1}`}
              onClick={() => change([{ do: 'remove', at: [...path, index] }])}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      <button type="button" onClick={() => change([{ do: 'insert', list: path, index: 0, value: earlier }])}>
        Add an earlier one
      </button>
    </Shell>
  );
}
