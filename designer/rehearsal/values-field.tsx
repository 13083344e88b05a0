import { useId } from 'react';
import { readValues } from './values-text.rules.ts';

interface ValuesFieldProps {
  readonly label: string;
  readonly text: string;
  readonly onChange: (text: string) => void;
}

/** Values of a form as text, with what is wrong with it beside. */
export function ValuesField({ label, text, onChange }: ValuesFieldProps) {
  const id = useId();
  const read = readValues(text);
  const wrong = 'problem' in read;
  return (
    <div className="field values">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        value={text}
        rows={Math.min(14, Math.max(3, text.split('\n').length))}
        spellCheck={false}
        aria-invalid={wrong}
        {...(wrong ? { 'aria-describedby': `${id}-problem` } : {})}
        onChange={({ target }) => onChange(target.value)}
      />
      {wrong ? (
        <p className="problem" id={`${id}-problem`}>
          {read.problem}
        </p>
      ) : null}
    </div>
  );
}
