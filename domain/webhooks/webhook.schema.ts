import * as z from 'zod';
import { plainText } from '../text.schema.ts';
import { choosableTypes } from './event-types.ts';

const url = z
  .string({ error: 'Give the address' })
  .trim()
  .max(500, 'The address can have 500 characters at most')
  .refine((text) => URL.canParse(text), {
    error: 'Give an address such as https://example.com/hooks',
    abort: true,
  })
  .refine((text) => {
    const { username, password, hash } = new URL(text);
    return !username && !password && !hash;
  }, 'Give the address without user name, password and fragment');
const label = plainText({ max: 80, label: 'name' }).pipe(z.string().min(1, 'Give it a name'));
const events = z
  .array(z.enum(choosableTypes, { error: 'Choose from the list of events' }))
  .min(1, 'Choose at least one event')
  .transform((chosen) => [...new Set(chosen)]);

/** An endpoint as it is registered, and as it is changed. */
export const endpointInputSchema = z.strictObject({ url, label, events });

/** What is sent again: one event, or all that was given up since an instant. */
export const redeliverySchema = z.union([
  z.strictObject({
    eventId: z.string().regex(/^evt_[0-9a-f]{32}$/, 'An event’s id looks like evt_ and 32 digits'),
  }),
  z.strictObject({ since: z.iso.datetime('Give an instant such as 2026-11-30T00:00:00Z') }),
]);
