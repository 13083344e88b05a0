import { useId } from 'react';

interface WhenProps {
  /** The moment that counts if none is picked; at once if absent. */
  readonly usual?: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** From when a version is meant to be in force, in the reader's own time. */
export function When({ usual, value, onChange }: WhenProps) {
  const id = useId();
  return (
    <p className="release-when">
      <label htmlFor={id}>
        From <span className="sub">your time; {usual ? 'as it was proposed' : 'at once'} if left empty</span>
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
