import { type KeyboardEvent, useState } from 'react';

/** What is typed into a field until it is committed by leaving it or by Enter; Escape takes it back. */
export function useDraft(value: string, commit: (value: string) => void, lines: 'one' | 'many' = 'one') {
  const [draft, setDraft] = useState(value);
  const [before, setBefore] = useState(value);
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
  return { draft, setDraft, onKeyDown, onBlur: settle };
}
