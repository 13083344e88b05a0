import { useCallback, useEffect, useRef, useState } from 'react';
import { failureWords } from '../failure-words.ts';

/** Something that takes a while, and how far it is. */
export type Work<Result> =
  | { readonly state: 'idle' }
  | { readonly state: 'working'; readonly words: string }
  | { readonly state: 'done'; readonly result: Result }
  | { readonly state: 'failed'; readonly why: string };

type Tell = (words: string) => void;

/** Work that is begun by a press: begun again it starts anew, and what leaves the page stops it. */
export function useWork<Result>(
  work: (tell: Tell, signal: AbortSignal) => Promise<Result>,
): readonly [Work<Result>, () => void] {
  const [shown, setShown] = useState<Work<Result>>({ state: 'idle' });
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);
  const begin = useCallback(() => {
    running.current?.abort();
    const mine = new AbortController();
    running.current = mine;
    const show = (next: Work<Result>) => {
      if (!mine.signal.aborted) setShown(next);
    };
    show({ state: 'working', words: 'Beginning…' });
    work((words) => show({ state: 'working', words }), mine.signal).then(
      (result) => show({ state: 'done', result }),
      (failure: unknown) => show({ state: 'failed', why: failureWords(failure) }),
    );
  }, [work]);
  return [shown, begin];
}
