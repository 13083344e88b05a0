import { type ReactNode, useRef } from 'react';
import type { Path } from '../../domain/programs/reading/problems.ts';
import { valueAt } from '../diagram/step-paths.rules.ts';
import { entriesAt } from './choices.rules.ts';
import { useDraft } from './draft.ts';
import { useCommit, useForm } from './form-context.tsx';
import { Item, useFocusWhenAdded } from './lists.tsx';
import { namedAlong, newKey, newValue } from './new-parts.rules.ts';
import { type FieldProps, Shell, useSaid } from './shell.tsx';

/** Names with a value each: options, roles, values for a check; or with a group each: the ends of a program. */
export function MapField(props: FieldProps & { readonly itemForm?: (path: Path) => ReactNode }) {
  const { program } = useForm();
  const { refused, change } = useCommit();
  const { path } = props;
  const entries = entriesAt(program, path);
  const said = useSaid(path, props.help, refused);
  const add = () => {
    const at = [...path, newKey(program, path)];
    change([{ do: 'set', at, value: newValue(path) }], at);
  };
  return (
    <Shell {...props} said={said} group>
      <ul className="sf-list">
        {entries.map(([key, value], index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a name can be changed without losing the focus
          <li key={index}>
            {props.itemForm && typeof value === 'object' ? (
              <Item path={[...path, key]} title={`${String(valueAt(value, ['label']) ?? key)} (${key})`}>
                <KeyInput path={[...path, key]} />
                {props.itemForm([...path, key])}
                <Remove path={[...path, key]} />
              </Item>
            ) : (
              <Entry path={[...path, key]} />
            )}
          </li>
        ))}
      </ul>
      <button type="button" onClick={add}>
        Add one more
      </button>
    </Shell>
  );
}

/** A name and its words side by side. */
function Entry({ path }: { readonly path: Path }) {
  const { program } = useForm();
  const { change } = useCommit();
  const key = String(path.at(-1));
  const found = valueAt(program, path);
  const list = Array.isArray(found);
  const place = useRef<HTMLDivElement>(null);
  useFocusWhenAdded(path, place);
  const { draft, setDraft, ...events } = useDraft(list ? found.join(', ') : String(found ?? ''), (text) => {
    const value = list ? text.split(/\s*,\s*/) : asWritten(text, found);
    change([{ do: 'set', at: path, value }, ...namedAlong(program, path, text)]);
  });
  return (
    <div className="sf-entry" ref={place}>
      <KeyInput path={path} />
      <input
        aria-label={`Value of ${key}`}
        {...events}
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
      />
      <Remove path={path} />
    </div>
  );
}

/** A number stays one. */
const asWritten = (text: string, before: unknown) =>
  typeof before === 'number' && text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text;

function KeyInput({ path }: { readonly path: Path }) {
  const { change, refused } = useCommit();
  const key = String(path.at(-1));
  const { draft, setDraft, ...events } = useDraft(key, (to) => change([{ do: 'rename', at: path, to }]));
  return (
    <>
      <input
        className="sf-key"
        aria-label={`Name of ${key}`}
        {...events}
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
      />
      {refused && <p className="sf-problems">{refused}</p>}
    </>
  );
}

function Remove({ path }: { readonly path: Path }) {
  const { change, refused } = useCommit();
  return (
    <>
      <button
        type="button"
        aria-label={`Remove ${String(path.at(-1))}`}
        onClick={() => change([{ do: 'remove', at: path }], path.slice(0, -1))}
      >
        ×
      </button>
      {refused && <p className="sf-problems">{refused}</p>}
    </>
  );
}
