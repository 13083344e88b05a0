import type { Change } from '../../domain/programs/editing/edit.ts';
import { valuesFor } from '../../domain/programs/editing/values-for.rules.ts';
import type { Path } from '../../domain/programs/reading/problems.ts';
import { type RegistryEntry, shippedRegistry } from '../../domain/programs/registry.ts';
import { valueAt } from '../diagram/step-paths.rules.ts';
import { type Choice, entriesAt } from './choices.rules.ts';
import { useForm } from './form-context.tsx';
import { formName, newValue, shortName } from './new-parts.rules.ts';
import { type NewChoice, SelectInput } from './select.tsx';
import type { FieldProps } from './shell.tsx';

/** A field that names something else: a role, a form, an end, a check. What it can name may be made on the spot. */
export function Named(props: FieldProps & { readonly choices: readonly Choice[] }) {
  const { program, select, surroundings } = useForm();
  const { path } = props;
  const key = String(path.at(-1));
  const written = valueAt(program, path);
  const isForm = key === 'form' || key === 'scorecard';
  const along = (picked: string): Change[] => {
    const entries: Readonly<Record<string, RegistryEntry>> | undefined = {
      check: shippedRegistry.checks,
      action: shippedRegistry.actions,
    }[key];
    if (!entries) return [];
    const at = [...path.slice(0, -1), 'with'];
    const before = Object.fromEntries(entriesAt(program, at));
    return [{ do: 'set', at, value: valuesFor(surroundings, entries[picked], 'all', before) }];
  };
  return (
    <>
      <SelectInput {...props} another={makes(key)} along={along} />
      {isForm && typeof written === 'string' && (
        <button type="button" className="sf-link" onClick={() => select(['forms', written])}>
          What it asks
        </button>
      )}
    </>
  );
}

/** What a field can make that it names. */
function makes(key: string): NewChoice | undefined {
  if (key === 'event') return event;
  if (key === 'by' || key === 'to' || key === 'role') return role;
  return key === 'form' || key === 'scorecard' ? form : undefined;
}

const role: NewChoice = {
  words: 'role',
  ask: 'What people call it',
  make: (program, label) => {
    const name = shortName(label, namesOf(program, 'roles'));
    return { name, defined: { at: ['roles', name], value: label } };
  },
};

const event: NewChoice = {
  words: 'event',
  ask: 'The name by which another system sends it',
  make: (_, label) => ({ name: shortName(label, []) }),
};

const form: NewChoice = {
  words: 'form',
  ask: 'Its title',
  make: (program, label) => {
    const name = formName(label, namesOf(program, 'forms'));
    const value = { ...(newValue(['forms']) as object), title: label };
    return { name, defined: { at: ['forms', name], value } };
  },
};

const namesOf = (program: unknown, part: string): string[] =>
  entriesAt(program, [part] as Path).map(([name]) => name);
