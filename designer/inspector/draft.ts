import { type KeyboardEvent, type SyntheticEvent, useRef, useState } from 'react';
import { isFiller } from '../../domain/programs/editing/filler-words.ts';

interface DraftOptions {
  /** Of several lines Enter alone is one more; Ctrl+Enter commits. */
  readonly lines?: 'one' | 'many';
  /** Whether what stands there is typed over: if not given, what only fills the place. */
  readonly replace?: boolean;
}

/** What is typed into a field until it is committed by leaving it or by Enter; Escape takes it back. */
export function useDraft(value: string, commit: (value: string) => void, options: DraftOptions = {}) {
  const { lines = 'one', replace = isFiller(value) } = options;
  const [draft, setDraft] = useState(value);
  const [before, setBefore] = useState(value);
  const entered = useRef(false);
  if (before !== value) {
    setBefore(value);
    setDraft(value);
  }
  const settle = () => {
    if (draft !== value) commit(draft);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && draft !== value) {
      event.stopPropagation();
      setDraft(value);
    }
    const enter = event.key === 'Enter' && !event.shiftKey;
    if (!enter || (lines === 'many' && !event.ctrlKey && !event.metaKey)) return;
    event.preventDefault();
    settle();
  };
  const select = ({ currentTarget }: SyntheticEvent<HTMLInputElement | HTMLTextAreaElement>) => {
    if (replace && draft === value) currentTarget.select();
  };
  return {
    ...{ draft, setDraft, onKeyDown, onBlur: settle },
    onFocus(event: SyntheticEvent<HTMLInputElement | HTMLTextAreaElement>) {
      entered.current = true;
      select(event);
    },
    /** The press that enters the field would set the cursor; the next one may. */
    onClick(event: SyntheticEvent<HTMLInputElement | HTMLTextAreaElement>) {
      if (entered.current) select(event);
      entered.current = false;
    },
  };
}
