import { useId } from 'react';

interface WhenProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** From when a version is meant to be in force, in the reader's own time; at once if left empty. */
export function When({ value, onChange }: WhenProps) {
  const id = useId();
  return (
    <p className="release-when">
      <label htmlFor={id}>
        From <span className="sub">your time; at once if left empty</span>
      </label>
      <input id={id} type="datetime-local" value={value} onChange={({ target }) => onChange(target.value)} />
    </p>
  );
}

/** What was picked, as an instant; nothing if nothing was. */
export function effective(picked: string): { readonly effectiveFrom?: string } {
  const at = new Date(picked);
  return Number.isNaN(at.getTime()) ? {} : { effectiveFrom: at.toISOString() };
}
