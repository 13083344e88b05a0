import { type FormEvent, useState } from 'react';
import type { WrittenProgram } from '../../domain/programs/read-program.ts';
import { isRecord } from '../../domain/records.ts';
import { beginCase, type HandCase, usualStart } from './hand-case.rules.ts';
import type { ListedScript } from './script-list.rules.ts';
import { usualScript } from './scripted.rules.ts';
import { peopleFor, sampleStart } from './task-form.rules.ts';
import { ValuesField } from './values-field.tsx';
import { readValues, valuesText } from './values-text.rules.ts';

interface StartCaseProps {
  readonly program: WrittenProgram;
  readonly scripts: readonly ListedScript[];
  readonly busy: boolean;
  readonly onStart: (hand: HandCase) => void;
}

/** The starting form of a case that is played by hand, filled in with samples or as one of the scripts has it. */
export function StartCase({ program, scripts, busy, onStart }: StartCaseProps) {
  const textFor = (name: string) => {
    const values = scripts.find((one) => one.name === name)?.written.values;
    return valuesText(isRecord(values) ? values : sampleStart(program, usualStart));
  };
  const [like, setLike] = useState(() => usualScript(program, scripts)?.name ?? '');
  const [text, setText] = useState(() => textFor(like));
  const script = scripts.find(({ name }) => name === like);
  const choose = (name: string) => {
    setLike(name);
    setText(textFor(name));
  };
  const read = readValues(text);
  const start = (event: FormEvent) => {
    event.preventDefault();
    if ('values' in read)
      onStart(beginCase(program.program, read.values, script?.written ?? { people: peopleFor(program) }));
  };
  return (
    <details className="start-case">
      <summary>Play a case by hand</summary>
      <form onSubmit={start}>
        {scripts.length > 0 ? (
          <label className="field">
            It begins with
            <select value={like} onChange={({ target }) => choose(target.value)}>
              <option value="">sample values</option>
              {scripts.map(({ name, line }) => (
                <option key={line} value={name}>{`the values of "${name}"`}</option>
              ))}
            </select>
          </label>
        ) : null}
        <ValuesField label="What the starting form holds" text={text} onChange={setText} />
        <button type="submit" className="button button-main" disabled={busy || 'problem' in read}>
          Start the case
        </button>
      </form>
    </details>
  );
}
