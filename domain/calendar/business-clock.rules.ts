import { DateTime, IANAZone } from 'luxon';
import type { BusinessCalendar } from '../programs/words.schema.ts';

/** Business time on one calendar, asked for many times: instants and spans in milliseconds. */
export interface BusinessClock {
  /** The instant at which this much business time has passed: as `addBusinessTime`. */
  after(from: number, span: number): number;
  /** The business time between two instants: as `businessTimeBetween`. */
  between(from: number, to: number): number;
}

interface Window {
  readonly from: number;
  readonly to: number;
}

const dayMs = 86_400_000;
/** Days whose hours are kept: more than a century. */
const knownAtMost = 50_000;
const lastDay = Date.parse('9999-12-31') / dayMs;

/** A clock that works out the hours of each day once, for rules that look at very many cases. */
export function businessClock(calendar: BusinessCalendar): BusinessClock {
  const windowOf = windows(calendar);
  return {
    after(from, span) {
      let left = span;
      if (left <= 0) return from;
      for (let day = dayBefore(from); day <= lastDay; day += 1) {
        const window = windowOf(day);
        if (!window || window.to <= from) continue;
        const opened = Math.max(window.from, from);
        if (left <= window.to - opened) return opened + left;
        left -= window.to - opened;
      }
      throw new RangeError('This calendar has no working hours left');
    },
    between(from, to) {
      let total = 0;
      for (let day = dayBefore(from); day * dayMs < to + dayMs; day += 1) {
        const window = windowOf(day);
        if (window) total += Math.max(0, Math.min(window.to, to) - Math.max(window.from, from));
      }
      return total;
    },
  };
}

/** The date in any time zone is at most a day from that in UTC. */
const dayBefore = (at: number) => Math.floor(at / dayMs) - 1;

function windows(calendar: BusinessCalendar): (day: number) => Window | undefined {
  const zone = IANAZone.create(calendar.timeZone);
  const holidays = new Set(calendar.holidays);
  const known = new Map<number, Window | undefined>();
  const at = (date: string, time: string) => DateTime.fromISO(`${date}T${time}`, { zone }).toMillis();
  const windowOf = (day: number): Window | undefined => {
    const date = new Date(day * dayMs);
    const iso = date.toISOString().slice(0, 10);
    if (!calendar.workingDays.includes(date.getUTCDay() || 7) || holidays.has(iso)) return undefined;
    return { from: at(iso, calendar.from), to: at(iso, calendar.to) };
  };
  return (day) => {
    if (known.has(day)) return known.get(day);
    if (known.size >= knownAtMost) known.clear();
    const window = windowOf(day);
    known.set(day, window);
    return window;
  };
}
