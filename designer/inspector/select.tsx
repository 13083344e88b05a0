import { useState } from 'react';
import { valueAt } from '../diagram/step-paths.rules.ts';
import { type Choice, entriesAt } from './choices.rules.ts';
import { useCommit, useForm } from './form-context.tsx';
import { roleName } from './new-parts.rules.ts';
import { type FieldProps, Shell, useSaid } from './shell.tsx';

const another = '\u0000another';

/** One of several; a field that names a role can make a new one. */
export function SelectInput(
  props: FieldProps & {
    readonly choices: readonly Choice[];
    readonly usual?: string | undefined;
    readonly newRole?: boolean;
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
    change([{ do: 'set', at: path, value: picked === '' ? undefined : picked }]);
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
        {props.newRole && <option value={another}>Another role…</option>}
      </select>
      {asking && (
        <NewRole
          onDone={(label) => {
            setAsking(false);
            const taken = entriesAt(program, ['roles']).map(([key]) => key);
            if (label === '') return;
            const role = roleName(label, taken);
            change([
              { do: 'set', at: ['roles', role], value: label },
              { do: 'set', at: path, value: role },
            ]);
          }}
        />
      )}
    </Shell>
  );
}

function NewRole({ onDone }: { readonly onDone: (label: string) => void }) {
  const [label, setLabel] = useState('');
  return (
    <div className="sf-row">
      <input
        ref={(input) => input?.focus()}
        aria-label="What people call the new role"
        placeholder="What people call it"
        value={label}
        onChange={(event) => setLabel(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onDone(label.trim());
          if (event.key === 'Escape') onDone('');
        }}
      />
      <button type="button" onClick={() => onDone(label.trim())}>
        Add the role
      </button>
    </div>
  );
}
