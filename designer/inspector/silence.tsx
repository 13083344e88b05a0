import type { Path } from '../../domain/programs/reading/problems.ts';
import { valueAt } from '../diagram/step-paths.rules.ts';
import { silenceChoices } from './choices.rules.ts';
import { useCommit, useForm } from './form-context.tsx';
import { Shell, useSaid } from './shell.tsx';

/** What happens at silence: the case goes on with an outcome of the step, or ends. One of the two is written. */
export function SilenceInput({ path }: { readonly path: Path }) {
  const { program } = useForm();
  const { refused, change } = useCommit();
  const at = (key: string) => valueAt(program, [...path, key]);
  const key = at('ends') === undefined ? 'outcome' : 'ends';
  const other = key === 'ends' ? 'outcome' : 'ends';
  const value = `${key}:${String(at(key) ?? '')}`;
  const choices = silenceChoices(program, path);
  const said = useSaid([...path, key], undefined, refused);
  const pick = (picked: string) => {
    const [to = '', name = ''] = picked.split(':');
    const set = { do: 'set', at: [...path, to], value: name } as const;
    change(
      to === key
        ? [set]
        : [{ do: 'set', at: [...path, to === 'ends' ? 'outcome' : 'ends'], value: undefined }, set],
    );
  };
  return (
    <Shell path={[...path, other]} label="Then" said={said}>
      <select {...said.control} value={value} onChange={(event) => pick(event.target.value)}>
        {!choices.some((one) => one.value === value) && (
          <option value={value}>{String(at(key) ?? '–')}</option>
        )}
        {choices.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
    </Shell>
  );
}
