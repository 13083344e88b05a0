/**
 * The first instant at which a deal of this day no longer counts: so many days later, or months, of which a day that is
 * not there is the last.
 */
export function leavesWindowAt(closedOn: string, within: string): string {
  return new Date(leaving(closedOn, within)).toISOString();
}

/** Whether a deal of this day counts at an instant. Somewhere it is tomorrow already: such a day counts today. */
export function isWithin(closedOn: string, within: string, at: string): boolean {
  return Date.parse(at) < leaving(closedOn, within);
}

function leaving(closedOn: string, within: string): number {
  const [year = 0, month = 0, day = 0] = closedOn.split('-').map(Number);
  const count = Number(within.slice(1, -1));
  if (within.endsWith('D')) return Date.UTC(year, month - 1, day + count);
  const lastDay = new Date(Date.UTC(year, month + count, 0)).getUTCDate();
  return Date.UTC(year, month - 1 + count, Math.min(day, lastDay));
}
