import { useState } from 'react';
import { refusalInWords } from './refusals.ts';

/** One press that changes something on the server: it is under way, it is done, or it was refused, in words. */
export interface Press {
  readonly busy: boolean;
  readonly said: string;
  readonly refused: boolean;
  /** Does it once, says `done` when it is done, and looks at the versions again, however it went. */
  run(deed: () => Promise<unknown>, done: string): Promise<void>;
}

/** `reload` asks for the versions again; `publishing`: it is somebody else's text. */
export function usePress(reload: () => Promise<void>, publishing = false): Press {
  const [shown, setShown] = useState({ busy: false, said: '', refused: false });
  return {
    ...shown,
    async run(deed, done) {
      setShown({ busy: true, said: '', refused: false });
      const after = await deed().then(
        () => ({ said: done, refused: false }),
        (failure: unknown) => ({ said: refusalInWords(failure, publishing), refused: true }),
      );
      await reload();
      setShown({ busy: false, ...after });
    },
  };
}
