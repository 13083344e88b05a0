import { exactTime, isPast, lateBy, relativeTime } from '../format/time.ts';
import type { Frame } from '../frame.ts';
import { Icon } from './icon.tsx';

/** A moment as how far off it is, with the exact time in the reader's zone below. */
export function Moment({ frame, at }: { frame: Frame; at: string }) {
  return (
    <time class="moment" datetime={at}>
      <span class="moment-relative">{relativeTime(at, frame.now)}</span>
      <span class="moment-exact">{exactTime(at, frame.timeZone)}</span>
    </time>
  );
}

/** The exact time in the reader's zone, in a sentence or a list of what happened. */
export function ExactTime({ frame, at }: { frame: Frame; at: string }) {
  return <time datetime={at}>{exactTime(at, frame.timeZone)}</time>;
}

/** When something is due; what is overdue says so in words and by a sign, not by colour alone. */
export function Due({ frame, at }: { frame: Frame; at: string }) {
  if (!isPast(at, frame.now)) return <Moment frame={frame} at={at} />;
  return (
    <time class="moment overdue" datetime={at}>
      <span class="moment-relative">
        <Icon name="alert" ring /> Overdue by {lateBy(at, frame.now)}
      </span>
      <span class="moment-exact">{exactTime(at, frame.timeZone)}</span>
    </time>
  );
}
