import { join } from 'node:path';

/** A file that `npm start` keeps in its state, wherever that is. */
export const stateFile = (env: Readonly<Record<string, string | undefined>>, name: string): string =>
  join(env.THROUGHLINE_STATE ?? '.throughline', name);
