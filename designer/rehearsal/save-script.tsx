import { type FormEvent, useState } from 'react';
import { writeScript } from '../../domain/programs/editing/write-script.rules.ts';
import type { WrittenProgram } from '../../domain/programs/read-program.ts';
import { isRecord } from '../../domain/records.ts';
import type { Film } from '../../domain/rehearsals/film.ts';
import { type HandCase, scriptOf } from './hand-case.rules.ts';
import { offeredBy, withExpectations } from './save-script.rules.ts';

interface SaveScriptProps {
  readonly program: WrittenProgram;
  readonly hand: HandCase;
  readonly film: Film;
  readonly scripts: string;
  readonly taken: readonly string[];
  readonly onSave: (scripts: string) => void;
}

/** What was played by hand becomes a script: a name, and what must come about from now on. */
export function SaveScript({ program, hand, film, scripts, taken, onSave }: SaveScriptProps) {
  const [name, setName] = useState('');
  const [said, setSaid] = useState<{ readonly problem: string } | { readonly saved: string }>();
  const [unlike, setUnlike] = useState<readonly string[]>([]);
  const offered = offeredBy(film, rolesOf(program, hand));
  const isTicked = (id: string, ticked: boolean) => ticked !== unlike.includes(id);
  const save = (event: FormEvent) => {
    event.preventDefault();
    const wanted = name.trim();
    if (wanted === '') return setSaid({ problem: 'Give the script a name' });
    if (taken.includes(wanted)) return setSaid({ problem: 'Another script has this name' });
    const ticked = offered.filter((one) => isTicked(one.id, one.ticked));
    const put = writeScript(scripts, hand.program, withExpectations(scriptOf(hand, wanted), ticked));
    if ('refused' in put) return setSaid({ problem: put.refused });
    onSave(put.source);
    setSaid({ saved: wanted });
    setName('');
  };
  return (
    <details className="save-script">
      <summary>Save as a script</summary>
      <form onSubmit={save}>
        <label className="field">
          Name: what it tests
          <input value={name} maxLength={120} onChange={({ target }) => setName(target.value)} />
        </label>
        <fieldset>
          <legend>What must come about from now on</legend>
          {offered.map(({ id, words, ticked }) => (
            <label key={id} className="tick">
              <input
                type="checkbox"
                checked={isTicked(id, ticked)}
                onChange={() =>
                  setUnlike(unlike.includes(id) ? unlike.filter((one) => one !== id) : [...unlike, id])
                }
              />
              <span>{words}</span>
            </label>
          ))}
        </fieldset>
        <p role="status" className={said && 'problem' in said ? 'problem' : 'sub'}>
          {said ? ('problem' in said ? said.problem : `Saved as "${said.saved}".`) : ''}
        </p>
        <button type="submit" className="button button-main">
          Save the script
        </button>
      </form>
    </details>
  );
}

/** What films call whom e-mails go to, and what scripts call them. */
function rolesOf({ roles }: WrittenProgram, { begins: { partner } }: HandCase): ReadonlyMap<string, string> {
  const named = isRecord(partner) && typeof partner.name === 'string' ? partner.name : 'Northwind';
  const partners = [
    [named, 'partner'],
    ['The learner', 'learner'],
  ] as const;
  return new Map([...partners, ...Object.entries(roles).map(([id, label]) => [label, id] as const)]);
}
