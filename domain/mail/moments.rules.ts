import { DateTime, IANAZone } from 'luxon';

const locale = 'en-GB';

/** A person's zone as it may be written in a mail; one that no longer exists is UTC. */
function zoneOf(name: string): string {
  return IANAZone.create(name).isValid && !/^(Etc\/)?(UTC|GMT|UCT|Zulu|Universal)$/i.test(name)
    ? name
    : 'UTC';
}

/**
 * An instant where its reader is, the zone named, and in UTC: `Tue 13 October 2026, 17:00 Europe/Berlin (15:00 UTC)`.
 * The UTC day is said when it is another.
 */
export function formatMoment(iso: string, timeZone: string): string {
  const zone = zoneOf(timeZone);
  const utc = DateTime.fromISO(iso, { zone: 'UTC' }).setLocale(locale);
  if (zone === 'UTC') return `${utc.toFormat('ccc d LLLL yyyy, HH:mm')} UTC`;
  const local = utc.setZone(zone);
  const sameDay = local.toISODate() === utc.toISODate();
  return `${local.toFormat('ccc d LLLL yyyy, HH:mm')} ${zone.replaceAll('_', ' ')} (${utc.toFormat(sameDay ? 'HH:mm' : 'ccc d LLLL, HH:mm')} UTC)`;
}

/** The day of an instant where its reader is, for a sentence: `13 October 2026`. */
export function formatDay(iso: string, timeZone: string): string {
  return DateTime.fromISO(iso, { zone: zoneOf(timeZone) })
    .setLocale(locale)
    .toFormat('d LLLL yyyy');
}

/** The same for a subject, where room is short and the day is near: `13 October`. */
export function formatNearDay(iso: string, timeZone: string): string {
  return DateTime.fromISO(iso, { zone: zoneOf(timeZone) })
    .setLocale(locale)
    .toFormat('d LLLL');
}
