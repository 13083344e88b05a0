import type { SchemaNode } from '../../domain/programs/reference/json-schema.rules.ts';
import { valueAt } from '../diagram/step-paths.rules.ts';
import { useDraft } from './draft.ts';
import { useCommit, useForm } from './form-context.tsx';
import { type FieldProps, Shell, useSaid } from './shell.tsx';

/** Whether other places speak of what this names, so that they have to change with it. */
const isName = (path: FieldProps['path']) =>
  path.at(-1) === 'id' || (path.at(-1) === 'name' && path.at(-3) === 'fields');

function useText(path: FieldProps['path'], required: boolean | undefined) {
  const { program } = useForm();
  const { refused, change } = useCommit();
  const written = valueAt(program, path);
  const value = written === undefined || written === null ? '' : String(written);
  const commit = (text: string, kept: unknown = text) => {
    if (isName(path) && value !== '' && text !== '') return change([{ do: 'rename', at: path, to: text }]);
    change([{ do: 'set', at: path, value: text === '' && required !== true ? undefined : kept }]);
  };
  return { value, refused, commit };
}

/** One line of text. */
export function TextInput(props: FieldProps & { readonly code?: boolean }) {
  const { value, refused, commit } = useText(props.path, props.required);
  const { draft, setDraft, ...events } = useDraft(value, (text) => commit(text, asWritten(text, props.path)));
  const said = useSaid(props.path, props.help, refused);
  return (
    <Shell {...props} said={said}>
      <input {...said.control} {...events} value={draft} onChange={(event) => setDraft(event.target.value)} />
    </Shell>
  );
}

/** A quorum, and how many lanes are waited for, is `any`, `all` or a number. */
const asWritten = (text: string, path: FieldProps['path']) =>
  ['quorum', 'join'].includes(String(path.at(-1))) && /^\d+$/.test(text) ? Number(text) : text;

/** Several lines: words for people, or a condition, which is committed by Enter alone. */
export function LongInput(props: FieldProps & { readonly code?: boolean }) {
  const { value, refused, commit } = useText(props.path, props.required);
  // The last line break belongs to how the text is written, not to what it says.
  const end = value.endsWith('\n') ? '\n' : '';
  const { draft, setDraft, ...events } = useDraft(
    end ? value.slice(0, -1) : value,
    (text) => commit(text, text + end),
    { lines: props.code ? 'one' : 'many' },
  );
  const said = useSaid(props.path, props.help, refused);
  return (
    <Shell {...props} said={said}>
      <textarea
        {...said.control}
        {...events}
        className={props.code ? 'sf-code' : 'sf-words'}
        spellCheck={!props.code}
        rows={props.code ? 1 : 3}
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
      />
    </Shell>
  );
}

export function NumberInput(props: FieldProps & { readonly node: SchemaNode }) {
  const { value, refused, commit } = useText(props.path, props.required);
  const usual = props.node.default === undefined ? '' : String(props.node.default);
  const { draft, setDraft, ...events } = useDraft(value, (text) => {
    commit(text, Number.isFinite(Number(text)) ? Number(text) : text);
  });
  const said = useSaid(props.path, props.help, refused);
  return (
    <Shell {...props} said={said}>
      <input
        {...said.control}
        {...events}
        className="sf-short"
        inputMode="decimal"
        placeholder={usual}
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
      />
    </Shell>
  );
}

/** What is usual is not written: the box shows it, and taking the tick back takes the key away. */
export function YesNo(props: FieldProps & { readonly node: SchemaNode }) {
  const { program } = useForm();
  const { refused, change } = useCommit();
  const usual = props.node.default === true;
  const written = valueAt(program, props.path);
  const said = useSaid(props.path, props.help, refused);
  return (
    <div className="sf-field sf-yes-no">
      <label htmlFor={said.id}>
        <input
          {...said.control}
          type="checkbox"
          checked={written === undefined ? usual : written === true}
          onChange={({ target }) =>
            change([
              { do: 'set', at: props.path, value: target.checked === usual ? undefined : target.checked },
            ])
          }
        />
        {props.label}
      </label>
      {props.help && (
        <p className="sf-help" id={`${said.id}-help`}>
          {props.help.replaceAll('`', '')}
        </p>
      )}
    </div>
  );
}
