import { clockTime } from './time.ts';

interface ZoneGroup {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** All zones by continent, each with the time it is there now: who does not know a zone's name knows the time. */
export function zoneGroups(now: string, chosen: string): ZoneGroup[] {
  const zones = new Set(['UTC', ...[...Intl.supportedValuesOf('timeZone'), chosen].sort()]);
  const groups = new Map<string, { value: string; label: string }[]>();
  for (const zone of zones) {
    const [area = zone, ...place] = zone.split('/');
    const name = (place.join(', ') || area).replaceAll('_', ' ');
    groups.set(area, [
      ...(groups.get(area) ?? []),
      { value: zone, label: `${name}, ${clockTime(now, zone)}` },
    ]);
  }
  return [...groups].map(([label, options]) => ({ label, options }));
}
