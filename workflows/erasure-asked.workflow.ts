import { ofPersonalData } from './activity-profiles.ts';
import type { OfPersonInput } from './erase-person.messages.ts';

/** Tells the administrators that somebody asked to be erased: a day counts, and nobody looks at a list every day. */
export async function erasureAsked({ personId }: OfPersonInput): Promise<void> {
  await ofPersonalData('E-mail to the administrators').tellErasureAsked({ personId });
}
