import type { ScriptReport } from '../../../rehearsal/report.ts';
import type { Timeline, TimelineEvent } from '../../../rehearsal/telling/timeline.ts';

export function eventOf(change: Partial<TimelineEvent> = {}): TimelineEvent {
  const at = '2027-01-04T09:00:00.000Z';
  return {
    at,
    local: 'Mon 4 Jan 2027 10:00',
    day: 0,
    kind: 'mail',
    lane: 'partner',
    text: 'Welcome',
    ...change,
  };
}

/** A case of thirty days: a task of the partner's with a reminder, an e-mail, and an end. */
export function timelineOf(change: Partial<Timeline> = {}): Timeline {
  const day = (count: number) =>
    new Date(Date.parse('2027-01-04T09:00:00Z') + count * 86_400_000).toISOString();
  const span = { id: 'T1', lane: 'partner', title: 'Company profile', from: day(0), to: day(30) };
  return {
    zone: 'Europe/Berlin',
    startedAt: day(0),
    endedAt: day(30),
    title: 'Northwind GmbH',
    lanes: [
      { id: 'partner', label: 'Northwind' },
      { id: 'case', label: 'The case' },
    ],
    events: [
      eventOf({ kind: 'stage', lane: 'case', text: 'Screening' }),
      eventOf({ kind: 'task', task: 'T1', text: 'Company profile: asked' }),
      eventOf({ kind: 'reminder', task: 'T1', at: day(7), day: 7, text: 'Northwind was reminded' }),
      eventOf({ kind: 'outcome', lane: 'case', at: day(30), day: 30, text: 'Lapsed' }),
    ],
    stages: [{ ...span, id: 'screening', lane: 'case', title: 'Screening' }],
    tasks: [span],
    ...change,
  };
}

export function reportOf(timeline: Timeline, change: Partial<ScriptReport> = {}): ScriptReport {
  const judged = { name: 'Silence', passed: true, outcome: 'lapsed', days: 30, differences: [], tookMs: 900 };
  return { ...judged, timeline, ...change };
}
