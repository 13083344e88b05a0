import { useState } from 'react';
import type { Change } from '../../domain/programs/editing/edit.ts';
import type { Path } from '../../domain/programs/reading/problems.ts';
import { valueAt } from '../diagram/step-paths.rules.ts';
import type { Choice } from './choices.rules.ts';
import { useCommit, useForm } from './form-context.tsx';
import { type FieldProps, Shell, useSaid } from './shell.tsx';

const another = '\u0000another';

/** Something that a field can name, made on the spot from what people call it; `defined` is what the program then says of it. */
export interface NewChoice {
  /** `role`, as in "Another role…". */
  readonly words: string;
  /** What is asked for it. */
  readonly ask: string;
  make(
    program: unknown,
    label: string,
  ): { readonly name: string; readonly defined?: { readonly at: Path; readonly value: unknown } };
}

/** One of several; one more can be made for it, and what depends on it can change along. */
export function SelectInput(
  props: FieldProps & {
    readonly choices: readonly Choice[];
    readonly usual?: string | undefined;
    readonly another?: NewChoice | undefined;
    readonly along?: (picked: string) => readonly Change[];
  },
) {
  const { program } = useForm();
  const { refused, change } = useCommit();
  const [asking, setAsking] = useState(false);
  const { path, choices, usual } = props;
  const written = valueAt(program, path);
  const value = written === undefined ? (usual ?? '') : String(written);
  const said = useSaid(path, props.help, refused);
  const pick = (picked: string) => {
    if (picked === another) return setAsking(true);
    const along = props.along?.(picked) ?? [];
    change([{ do: 'set', at: path, value: picked === '' ? undefined : picked }, ...along]);
  };
  const known = choices.some((one) => one.value === value);
  return (
    <Shell {...props} said={said}>
      <select {...said.control} value={value} onChange={(event) => pick(event.target.value)}>
        {(props.required !== true || value === '') && usual === undefined && <option value="">–</option>}
        {!known && value !== '' && <option value={value}>{value} (unknown)</option>}
        {choices.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
        {props.another && <option value={another}>Another {props.another.words}…</option>}
      </select>
      {asking && props.another && (
        <Making
          what={props.another}
          onDone={(label) => {
            setAsking(false);
            const made = label === '' ? undefined : props.another?.make(program, label);
            if (!made) return;
            change([
              ...(made.defined ? [{ do: 'set' as const, ...made.defined }] : []),
              { do: 'set', at: path, value: made.name },
            ]);
          }}
        />
      )}
    </Shell>
  );
}

function Making(props: { readonly what: NewChoice; readonly onDone: (label: string) => void }) {
  const { what, onDone } = props;
  const [label, setLabel] = useState('');
  return (
    <div className="sf-row">
      <input
        ref={(input) => input?.focus()}
        aria-label={`The new ${what.words}: ${what.ask.toLowerCase()}`}
        placeholder={what.ask}
        value={label}
        onChange={(event) => setLabel(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onDone(label.trim());
          if (event.key === 'Escape') onDone('');
        }}
      />
      <button type="button" onClick={() => onDone(label.trim())}>
        Add the {what.words}
      </button>
    </div>
  );
}
