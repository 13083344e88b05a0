import type { Activity } from '../../../domain/mdf/activity.ts';
import type { Fund } from '../../../domain/mdf/fund.schema.ts';
import { percentOf, percentWords } from '../../format/money.ts';
import { monthStarts, placeIn } from '../../format/period.ts';
import { calendarDay } from '../../format/time.ts';
import type { Frame } from '../../frame.ts';

interface LineProps {
  readonly frame: Frame;
  readonly fund: Fund;
  readonly activities: readonly Activity[];
}

/** A fund's period, drawn: its months, today, and when activities take place. */
export function PeriodLine({ frame, fund, activities }: LineProps) {
  const { period } = fund;
  const today = placeIn(period, frame.now.slice(0, 10));
  const isNow = today >= 0 && today <= 100;
  const gone = Math.max(0, Math.min(100, today));
  return (
    <div>
      <svg class="period" width="100%" height="58" aria-hidden="true" focusable="false">
        <rect class="period-all" x="0" y="18" width="100%" height="12" rx="6" />
        <rect class="period-gone" x="0" y="18" width={`${gone}%`} height="12" rx="6" />
        {monthStarts(period).map((day) => (
          <line
            class="period-month"
            x1={`${placeIn(period, day)}%`}
            x2={`${placeIn(period, day)}%`}
            y1="15"
            y2="33"
          />
        ))}
        {activities.map(({ from, to }) => {
          const [start, end] = [placeIn(period, from), placeIn(period, to, 1)];
          if (start >= 100 || end <= 0) return null;
          const x = Math.max(0, start);
          return (
            <rect
              class="period-activity"
              x={`${x}%`}
              y="38"
              width={`${Math.max(0.8, Math.min(100, end) - x)}%`}
              height="12"
              rx="3"
            />
          );
        })}
        {isNow ? (
          <>
            <line class="bar-today" x1={`${today}%`} x2={`${today}%`} y1="12" y2="54" />
            <text class="bar-word" x={`${today}%`} y="9" text-anchor={anchorAt(today)}>
              Today
            </text>
          </>
        ) : null}
      </svg>
      <div class="bar-ends" aria-hidden="true">
        <span>{calendarDay(period.from)}</span>
        <span>{calendarDay(period.to)}</span>
      </div>
    </div>
  );
}

/** Near an end the word leans inwards, so that it is never cut off. */
function anchorAt(place: number): 'start' | 'middle' | 'end' {
  if (place < 8) return 'start';
  return place > 92 ? 'end' : 'middle';
}

interface PaceProps {
  readonly frame: Frame;
  readonly fund: Fund;
  /** Reserved, to be paid and paid, and all that there is. Minor units. */
  readonly committed: number;
  readonly total: number;
}

/** How far the time is, beside how far the money is. */
export function PaceWords({ frame, fund, committed, total }: PaceProps) {
  const share = percentWords(committed, total);
  const today = placeIn(fund.period, frame.now.slice(0, 10));
  if (today < 0)
    return (
      <p>
        The period begins on {calendarDay(fund.period.from)}. <strong>{share}</strong> of the money is spoken
        for.
      </p>
    );
  if (today > 100)
    return (
      <p>
        The period ended on {calendarDay(fund.period.to)}. <strong>{share}</strong> of the money was used.
      </p>
    );
  return (
    <p>
      <strong>{share}</strong> of the money is spoken for,{' '}
      <strong>{Math.round(percentOf(today, 100))}%</strong> of the time has passed.
    </p>
  );
}
