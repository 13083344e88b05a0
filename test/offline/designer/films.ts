import type { Film, FilmTask, Frame } from '../../../domain/rehearsals/film.ts';

/** The moment so many days after the start of the films below. */
export const dayOf = (days: number): string =>
  new Date(Date.parse('2027-01-04T09:00:00.000Z') + days * 86_400_000).toISOString();

export function frameOf(days: number, change: Partial<Frame> = {}): Frame {
  return {
    at: dayOf(days),
    events: [{ kind: 'note', text: `Day ${days}` }],
    stage: { id: 'decision', label: 'Your price is being decided' },
    active: [],
    walked: [],
    tasks: [],
    waiting: 'Your request is being looked at. Waits for Throughline.',
    status: 'open',
    ...change,
  };
}

/** A case of ten days: something happens at its start, twice on day 3, and at its end. */
export function filmOf(change: Partial<Film> = {}): Film {
  return {
    script: 'Played by hand',
    zone: 'Europe/Berlin',
    startedAt: dayOf(0),
    endedAt: dayOf(10),
    outcome: 'ordered',
    frames: [
      frameOf(0),
      frameOf(3),
      frameOf(3, {
        events: [{ kind: 'mail', text: 'Sent' }],
        stage: { id: 'offer', label: 'The price is offered to you' },
      }),
      frameOf(10, { status: 'closed' }),
    ],
    mails: [],
    differences: [],
    walked: [],
    tookMs: 1200,
    ...change,
  };
}

export function taskOf(change: Partial<FilmTask> = {}): FilmTask {
  return {
    id: 'T1',
    step: 'approval/Finance',
    title: 'Approve?',
    who: 'Finance: Ana Costa',
    openedAt: dayOf(1),
    outcomes: [],
    ...change,
  };
}
