import type { Film, FilmEvent, FilmMail, Frame } from '../../domain/rehearsals/film.ts';

const day = 86_400_000;

/** Where a film is at a moment of its own time. */
export interface Cursor {
  /** Of the frame that holds then; -1 before the first. */
  readonly index: number;
  readonly frame: Frame | undefined;
  /** Days since the start; the day on which it starts is day 1. */
  readonly day: number;
}

/** `clock`: milliseconds since the epoch. */
export function cursorAt({ frames, startedAt }: Film, clock: number): Cursor {
  const index = frames.findLastIndex(({ at }) => Date.parse(at) <= clock);
  const days = Math.max(0, Math.floor((clock - Date.parse(startedAt)) / day));
  return { index, frame: frames[Math.max(index, 0)], day: days + 1 };
}

/** From the first frame to the last, or to the end of the watching. */
export function rangeOf({ frames, startedAt, endedAt }: Film): {
  readonly from: number;
  readonly to: number;
} {
  const from = Date.parse(frames[0]?.at ?? startedAt);
  const last = Date.parse(frames.at(-1)?.at ?? startedAt);
  return { from, to: Math.max(from, last, Date.parse(endedAt)) };
}

/** The moment of the next frame; nothing behind the last. */
export function nextMoment({ frames }: Film, clock: number): number | undefined {
  return frames.map(({ at }) => Date.parse(at)).find((at) => at > clock);
}

/** The moment of the frame before: first the beginning of the present one, as players of music do. */
export function previousMoment({ frames }: Film, clock: number): number | undefined {
  return frames.map(({ at }) => Date.parse(at)).findLast((at) => at < clock);
}

/** A moment inside the film. */
export function within(film: Film, clock: number): number {
  const { from, to } = rangeOf(film);
  return Math.min(Math.max(clock, from), to);
}

export interface ToldEvent extends FilmEvent {
  readonly at: string;
  /** It lies behind the clock: what comes if nobody does anything more. */
  readonly ahead: boolean;
}

/** Everything that happens, in order; a film knows what will come if nobody does anything more. */
export function eventsAt({ frames }: Film, clock: number): ToldEvent[] {
  return frames.flatMap(({ at, events }) =>
    events.map((event) => ({ ...event, at, ahead: Date.parse(at) > clock })),
  );
}

/** The e-mails that have arrived by then, the newest first; each with its place in the order of time. */
export function mailsBy({ mails }: Film, clock: number): (FilmMail & { readonly number: number })[] {
  const numbered = mails.map((mail, index) => ({ ...mail, number: index + 1 }));
  return numbered.filter(({ at }) => Date.parse(at) <= clock).toReversed();
}

/** What is said aloud when the clock comes to a moment: short, for it is said often. */
export function announced(film: Film, clock: number): string {
  const { frame } = cursorAt(film, clock);
  if (!frame) return '';
  const told = film.frames.filter(({ at }) => at === frame.at).flatMap(({ events }) => events);
  const texts = told.slice(0, 3).map(({ text }) => text);
  const more = told.length > texts.length ? [`and ${told.length - texts.length} more`] : [];
  return [...texts, ...more].join('. ') || frame.waiting;
}
