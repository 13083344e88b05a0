import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import type { Path } from '../../domain/programs/reading/problems.ts';
import { titleIn } from '../diagram/spots.rules.ts';
import { nameOfKind } from '../diagram/step-kinds.ts';
import { isWithin, samePath, valueAt } from '../diagram/step-paths.rules.ts';
import { stepFor } from '../surroundings.ts';
import { useDraft } from './draft.ts';
import { problemsAt, useCommit, useForm } from './form-context.tsx';
import { newItem } from './new-parts.rules.ts';
import { type FieldProps, Shell, useSaid } from './shell.tsx';

/** What one item of a list is called, by the list's name. */
const itemWords: Readonly<Record<string, string>> = {
  fields: 'question',
  columns: 'column',
  rules: 'rule',
  levels: 'approver',
  outcomes: 'outcome',
  ways: 'way',
  lanes: 'lane',
  stages: 'stage',
  autoApprove: 'rule',
};

/** A list of groups: each unfolds, and is moved, removed, or gets one more behind it. */
export function ListField(props: FieldProps & { readonly itemForm: (path: Path) => ReactNode }) {
  const { program, surroundings } = useForm();
  const { refused, change } = useCommit();
  const { path } = props;
  const found = valueAt(program, path);
  const items: readonly unknown[] = Array.isArray(found) ? found : [];
  const said = useSaid(path, props.help, refused, false);
  const word = itemWords[String(path.at(-1))] ?? 'one';
  const add = (index: number) =>
    change(
      [{ do: 'insert', list: path, index, value: newItem(program, path, surroundings) }],
      [...path, index],
    );
  const move = (index: number, by: -1 | 1) =>
    change(
      [{ do: 'move', at: [...path, index], list: path, index: by < 0 ? index - 1 : index + 2 }],
      [...path, index + by],
    );
  return (
    <Shell {...props} said={said} group>
      <ul className="sf-list">
        {items.map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: items have no names of their own in every list
          <li key={index}>
            <Item path={[...path, index]} title={itemTitle(item, index)} only={items.length === 1}>
              {props.itemForm([...path, index])}
              <div className="sf-row">
                <Small words="Up" off={index === 0} onPress={() => move(index, -1)} />
                <Small words="Down" off={index === items.length - 1} onPress={() => move(index, 1)} />
                <Small words={`Add ${article(word)} after`} onPress={() => add(index + 1)} />
                <Small
                  words="Remove"
                  onPress={() => change([{ do: 'remove', at: [...path, index] }], path)}
                />
              </div>
            </Item>
          </li>
        ))}
      </ul>
      <Small
        words={items.length > 0 ? `Add one more ${word}` : `Add ${article(word)}`}
        onPress={() => add(items.length)}
      />
    </Shell>
  );
}

const article = (word: string) => (/^[aeiou]/.test(word) ? `an ${word}` : `a ${word}`);

function Small(props: { readonly words: string; readonly off?: boolean; readonly onPress: () => void }) {
  return (
    <button type="button" disabled={props.off} onClick={props.onPress}>
      {props.words}
    </button>
  );
}

/** One item; it unfolds when it is selected or the only one, and takes the focus if that was done by adding it. */
export function Item(props: {
  readonly path: Path;
  readonly title: string;
  readonly only?: boolean;
  readonly children: ReactNode;
}) {
  const { selected, problems } = useForm();
  const chosen = selected !== undefined && isWithin(selected, props.path);
  const [open, setOpen] = useState(chosen || props.only === true);
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen) setOpen(true);
  }, [chosen]);
  useFocusWhenAdded(props.path, body, open);
  const wrong = problemsAt(problems, props.path, true).length;
  return (
    <details className="sf-item" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {props.title}
        {wrong > 0 && <span className="sf-wrong"> ({wrong === 1 ? '1 problem' : `${wrong} problems`})</span>}
      </summary>
      <div ref={body} className="sf-item-body">
        {open && props.children}
      </div>
    </details>
  );
}

/** Gives the focus to the first field of what was just added by a press. */
export function useFocusWhenAdded(path: Path, place: RefObject<HTMLElement | null>, shown = true): void {
  const { selected } = useForm();
  const exactly = selected !== undefined && samePath(selected, path);
  useEffect(() => {
    if (!exactly || !shown || place.current?.ownerDocument.activeElement?.tagName !== 'BUTTON') return;
    const field = place.current.querySelector<HTMLInputElement>('input:not(.sf-key), textarea, select');
    field?.focus();
    field?.select?.();
  }, [exactly, shown, place]);
}

function itemTitle(item: unknown, index: number): string {
  const named = ['label', 'message', 'name', 'when'].map((key) => valueAt(item, [key]));
  const words = named.find((one) => typeof one === 'string' && one !== '');
  return String(words ?? `${index + 1}.`);
}

/** The steps that something holds: each leads to its form. */
export function StepLinks(props: FieldProps) {
  const { program, select, surroundings } = useForm();
  const { refused, change } = useCommit();
  const found = valueAt(program, props.path);
  const steps: readonly unknown[] = Array.isArray(found) ? found : [];
  const said = useSaid(props.path, undefined, refused, false);
  return (
    <Shell {...props} help={undefined} said={said} group>
      <ol className="sf-list">
        {steps.map((step, index) => (
          <li key={String(valueAt(step, ['id']))}>
            <button type="button" className="sf-link" onClick={() => select([...props.path, index])}>
              {nameOfKind(String(valueAt(step, ['step'])))}: {titleIn(step)}
            </button>
          </li>
        ))}
      </ol>
      {steps.length === 0 && (
        <Small
          words="Add a step"
          onPress={() =>
            change(
              [{ do: 'set', at: props.path, value: [stepFor(surroundings)('task')] }],
              [...props.path, 0],
            )
          }
        />
      )}
    </Shell>
  );
}

/** A list of short texts, separated by commas. */
export function NamesInput(props: FieldProps) {
  const { program } = useForm();
  const { refused, change } = useCommit();
  const found = valueAt(program, props.path);
  const value = Array.isArray(found) ? found.join(', ') : '';
  const said = useSaid(props.path, props.help, refused);
  const { draft, setDraft, ...events } = useDraft(value, (text) => {
    const all = text.split(',').map((one) => one.trim());
    const names = all.filter((one) => one !== '');
    change([{ do: 'set', at: props.path, value: names.length > 0 || props.required ? names : undefined }]);
  });
  return (
    <Shell {...props} label={`${props.label}, separated by commas`} said={said}>
      <input {...said.control} {...events} value={draft} onChange={(event) => setDraft(event.target.value)} />
    </Shell>
  );
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** Several of a few: ticks. */
export function Checks(props: FieldProps & { readonly values: readonly unknown[] | undefined }) {
  const { program } = useForm();
  const { refused, change } = useCommit();
  const found = valueAt(program, props.path);
  const chosen: readonly unknown[] = Array.isArray(found) ? found : [];
  const values = props.values ?? weekdays.map((_, index) => index + 1);
  const said = useSaid(props.path, props.help, refused);
  const turn = (one: unknown, on: boolean) =>
    change([
      {
        do: 'set',
        at: props.path,
        value: values.filter((each) => (each === one ? on : chosen.includes(each))),
      },
    ]);
  return (
    <Shell {...props} said={said} group>
      <div className="sf-row">
        {values.map((one) => (
          <label key={String(one)} className="sf-check">
            <input
              type="checkbox"
              checked={chosen.includes(one)}
              onChange={({ target }) => turn(one, target.checked)}
            />
            {props.values ? String(one) : weekdays[Number(one) - 1]}
          </label>
        ))}
      </div>
    </Shell>
  );
}
