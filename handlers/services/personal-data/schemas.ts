import * as z from 'zod';

/** What an administrator types to erase somebody. */
export const erasureSchema = z.strictObject({
  id: z.string({ error: 'Type the id of this person' }).max(40),
});
