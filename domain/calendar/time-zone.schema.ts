import * as z from 'zod';

/** A zone by its name in the IANA database: changes of the clock are followed. */
export const timeZoneSchema = z.string().refine(isTimeZone, 'Give an IANA time zone such as Europe/Berlin');

const knownZones = new Set<string>();

/** What is found is remembered: to look a zone up takes longer than to read the rest of a program. */
function isTimeZone(zone: string): boolean {
  if (knownZones.has(zone)) return true;
  try {
    const known =
      /^[A-Za-z]/.test(zone) &&
      new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
    if (known) knownZones.add(zone);
    return known;
  } catch {
    return false;
  }
}
