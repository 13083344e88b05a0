import { useEffect, useRef, useState } from 'react';
import type { Preview } from '../../handlers/services/previews.services.ts';
import { call } from '../api.ts';
import { failureWords } from '../failure-words.ts';
import type { DesignerState } from '../model.ts';

/** The previews of the last text that could be read; `note` says why they are not those of the present text. */
export interface Previewed {
  readonly previews: readonly Preview[];
  readonly note?: string;
  readonly loading: boolean;
}

/** Somebody who types pauses this long, in milliseconds, between two thoughts. */
const pause = 700;

/** The previews of the text as it is typed. What was good last is kept while the text has errors. */
export function usePreviews({ source, reading }: Pick<DesignerState, 'source' | 'reading'>): Previewed {
  const [shown, setShown] = useState<Previewed>({ previews: [], loading: true });
  const latest = useRef(source);
  const problems = reading?.source === source ? reading.problems.length : 0;
  useEffect(() => {
    latest.current = source;
    if (problems > 0) {
      const note = `The text has ${problems === 1 ? 'an error' : `${problems} errors`}: this is how it was before.`;
      setShown(({ previews }) => ({ previews, note, loading: false }));
      return undefined;
    }
    const timer = setTimeout(() => {
      setShown((before) => ({ ...before, loading: true }));
      void ask(source).then((found) => {
        if (latest.current === source) setShown((before) => ({ ...before, ...found, loading: false }));
      });
    }, pause);
    return () => clearTimeout(timer);
  }, [source, problems]);
  return shown;
}

async function ask(source: string): Promise<Pick<Previewed, 'note'> & { previews?: readonly Preview[] }> {
  try {
    const { items } = await call<{ items: readonly Preview[] }>('POST', '/previews', { source });
    return { previews: items, note: '' };
  } catch (failure) {
    return { note: failureWords(failure) };
  }
}
