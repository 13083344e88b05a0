import { ofPersonalData } from './activity-profiles.ts';
import type { OfPersonInput } from './erase-person.messages.ts';

/** Puts together everything that is held about somebody, for them to download. */
export async function gatherPerson({ personId }: OfPersonInput): Promise<void> {
  await ofPersonalData('Gather everything that is held').gatherPersonalData({ personId });
}
