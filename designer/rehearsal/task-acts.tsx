import { useState } from 'react';
import type { Outcome } from '../../domain/cases/case.schema.ts';
import type { FilmTask } from '../../domain/rehearsals/film.ts';
import type { Given } from './hand-case.rules.ts';
import { ValuesField } from './values-field.tsx';
import { readValues, valuesText } from './values-text.rules.ts';

interface TaskActsProps {
  readonly task: FilmTask;
  /** What can be sent with it, if anything can. */
  readonly sample: Readonly<Record<string, unknown>> | undefined;
  readonly disabled: boolean;
  readonly onPress: (outcome: string, given: Given) => void;
}

/** Words for an outcome that asks for some, where nobody wrote any. */
const usualComment = 'Rehearsed by hand.';

const takesValues = (need: Outcome['needs']) => ['form', 'fields', 'result'].includes(need);

/** An open task, to be answered by whoever has it. */
export function TaskActs({ task, sample, disabled, onPress }: TaskActsProps) {
  const [comment, setComment] = useState('');
  const [name, setName] = useState('');
  const [text, setText] = useState(() => valuesText(sample ?? {}));
  const needs = (need: Outcome['needs']) => task.outcomes.some((outcome) => outcome.needs === need);
  const read = readValues(text);
  const press = ({ id, needs: need }: Outcome) => {
    const words = comment.trim() || (need === 'comment' || need === 'evidence' ? usualComment : '');
    const sends = takesValues(need) && 'values' in read;
    onPress(id, {
      ...(words ? { comment: words } : {}),
      ...(sends && Object.keys(read.values).length > 0 ? { send: read.values } : {}),
      ...(need === 'signature' && name.trim() ? { sign: name.trim() } : {}),
    });
  };
  return (
    <fieldset className="task-acts" disabled={disabled}>
      <legend>{task.title}</legend>
      <p className="sub">{task.who}</p>
      {sample && task.outcomes.some((outcome) => takesValues(outcome.needs)) ? (
        <details>
          <summary>What is sent: sample values</summary>
          <ValuesField label="Values" text={text} onChange={setText} />
        </details>
      ) : null}
      {needs('signature') ? (
        <label className="field">
          Name that is typed to sign (their own, if left empty)
          <input value={name} onChange={({ target }) => setName(target.value)} />
        </label>
      ) : null}
      <label className="field">
        Comment
        <input
          value={comment}
          maxLength={2000}
          placeholder={needs('comment') ? usualComment : ''}
          onChange={({ target }) => setComment(target.value)}
        />
      </label>
      <div className="presses">
        {task.outcomes.map((outcome) => (
          <button
            key={outcome.id}
            type="button"
            className={`button${outcome.tone === 'negative' ? ' button-negative' : ''}`}
            title={outcome.effect}
            disabled={'problem' in read && takesValues(outcome.needs)}
            onClick={() => press(outcome)}
          >
            {outcome.label}
            <span className="unseen"> {task.title}</span>
          </button>
        ))}
      </div>
    </fieldset>
  );
}
