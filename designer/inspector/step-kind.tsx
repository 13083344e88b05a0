import type { Path } from '../../domain/programs/reading/problems.ts';
import type { StepKind } from '../../domain/programs/steps/step.schema.ts';
import { stepKinds } from '../diagram/step-kinds.ts';
import { valueAt } from '../diagram/step-paths.rules.ts';
import { useCommit, useForm } from './form-context.tsx';
import { itemsAt } from './schema-at.rules.ts';
import { Shell, useSaid } from './shell.tsx';
import { canChangeKind, changeKind } from './step-kind.rules.ts';

/** What a step does. Another kind has other settings, which are exchanged with it. */
export function StepKindField({ path }: { readonly path: Path }) {
  const { program, surroundings } = useForm();
  const { refused, change } = useCommit();
  const at = [...path, 'step'];
  const said = useSaid(at, undefined, refused);
  const step = valueAt(program, path);
  if (!canChangeKind(step)) return null;
  const written = String(valueAt(step, ['step']));
  const pick = (kind: StepKind) => {
    const kinds = itemsAt(program, path.slice(0, -1))?.oneOf ?? [];
    change(changeKind(program, path, kind, kinds, surroundings), path);
  };
  return (
    <Shell path={at} label="Kind of step" said={said}>
      <select {...said.control} value={written} onChange={({ target }) => pick(target.value as StepKind)}>
        {!stepKinds.some(({ kind }) => kind === written) && (
          <option value={written}>{written} (unknown)</option>
        )}
        {stepKinds.map(({ kind, name }) => (
          <option key={kind} value={kind}>
            {name}
          </option>
        ))}
      </select>
    </Shell>
  );
}
