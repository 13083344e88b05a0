import { DateTime } from 'luxon';
import type { Timeline } from '../timeline.ts';
import { textWidth } from './words.svg.ts';

const dayMs = 86_400_000;
const hourMs = 3_600_000;

/** Where an instant lies in the picture. */
export interface Scale {
  readonly left: number;
  readonly right: number;
  x(iso: string): number;
}

export function scaleOf({ startedAt, endedAt }: Timeline, left: number, right: number): Scale {
  const from = Date.parse(startedAt);
  const span = Math.max(hourMs, Date.parse(endedAt) - from);
  const x = (iso: string) =>
    left + Math.min(1, Math.max(0, (Date.parse(iso) - from) / span)) * (right - left);
  return { left, right, x };
}

export interface Tick {
  readonly x: number;
  readonly date: string;
  readonly day: string;
}

const steps = [1 / 24, 1 / 8, 1 / 4, 1, 2, 7, 14, 30, 60, 90, 180, 365];

/** Ticks in whole steps from the start: the date, and how many days or hours it is from there. No two touch. */
export function ticksOf({ startedAt, endedAt, zone }: Timeline, scale: Scale, size: number): Tick[] {
  const from = Date.parse(startedAt);
  const days = Math.max(1 / 24, (Date.parse(endedAt) - from) / dayMs);
  const room = textWidth('30 September ', size);
  const most = Math.max(2, Math.floor((scale.right - scale.left) / room));
  const step = steps.find((one) => days / one <= most) ?? Math.ceil(days / most);
  const count = Math.floor(days / step + 1e-9);
  return Array.from({ length: count + 1 }, (_, index) => {
    const iso = new Date(from + index * step * dayMs).toISOString();
    const local = DateTime.fromISO(iso, { zone }).setLocale('en-GB');
    const date = local.toFormat(step < 1 ? 'd LLL HH:mm' : 'd LLL yyyy');
    const day = step < 1 ? `hour ${Math.round(index * step * 24)}` : `day ${index * step}`;
    return { x: scale.x(iso), date, day };
  });
}
