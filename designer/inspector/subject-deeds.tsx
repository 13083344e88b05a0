import { useState } from 'react';
import type { Plan } from '../diagram/moves.rules.ts';
import { planRemove } from '../diagram/moves.rules.ts';
import { partNames, planPart } from '../diagram/parts.rules.ts';
import { valueAt } from '../diagram/step-paths.rules.ts';
import { stepFor } from '../surroundings.ts';
import { useForm } from './form-context.tsx';
import { newItem } from './new-parts.rules.ts';
import type { Subject } from './subject.rules.ts';

/** What can be done to the whole of what the form is about. */
export function SubjectDeeds({ subject }: { readonly subject: Subject }) {
  const { program, surroundings, commit, select } = useForm();
  const [refused, setRefused] = useState<string>();
  const { what, path } = subject;
  const carryOut = (plan: Plan) =>
    setRefused('refused' in plan ? plan.refused : commit(plan.changes, plan.select));
  const part = what === 'step' ? partNames[String(valueAt(program, [...path, 'step']))] : undefined;
  const index = Number(path.at(-1));
  const stage = (by: -1 | 1): Plan => ({
    changes: [{ do: 'move', at: path, list: ['stages'], index: by < 0 ? index - 1 : index + 2 }],
    select: ['stages', index + by],
  });
  const count = (valueAt(program, ['stages', 'length']) ?? 0) as number;
  return (
    <div className="sf-row">
      <Press words="Show in the text" onPress={() => select(path)} />
      {part && (
        <Press
          words={`Add one more ${part.words}`}
          onPress={() => carryOut(planPart(program, path, stepFor(surroundings)))}
        />
      )}
      {what === 'stage' && (
        <>
          <Press
            words="Add a stage after"
            onPress={() =>
              carryOut({
                changes: [
                  {
                    do: 'insert',
                    list: ['stages'],
                    index: index + 1,
                    value: newItem(program, ['stages'], surroundings),
                  },
                ],
                select: ['stages', index + 1],
              })
            }
          />
          {index > 0 && <Press words="Earlier" onPress={() => carryOut(stage(-1))} />}
          {index < count - 1 && <Press words="Later" onPress={() => carryOut(stage(1))} />}
        </>
      )}
      {what === 'step' && <Press words="Delete" onPress={() => carryOut(planRemove(program, path))} />}
      {(what === 'form' || (what === 'stage' && count > 1)) && (
        <Press
          words="Delete"
          onPress={() => carryOut({ changes: [{ do: 'remove', at: path }], select: [] })}
        />
      )}
      <p role="status" className="sf-problems">
        {refused}
      </p>
    </div>
  );
}

function Press({ words, onPress }: { readonly words: string; readonly onPress: () => void }) {
  return (
    <button type="button" onClick={onPress}>
      {words}
    </button>
  );
}
