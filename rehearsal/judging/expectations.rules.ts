import type { Script } from '../../domain/rehearsals/script.schema.ts';
import { inWords, localMoment } from '../telling/moments.rules.ts';
import { stagesEntered } from '../telling/spans.rules.ts';
import type { Timeline, TimelineEvent } from '../telling/timeline.ts';
import type { ToldCase } from '../telling/told-case.ts';
import type { Difference } from './judgement.ts';
import { isWalked } from './walked.rules.ts';
import type { Walked } from './walked.ts';

/** What a script expects and did not come about, and acts of it that could not be carried out. Empty: it passed. */
export function differences(told: ToldCase, timeline: Timeline, walked: Walked): Difference[] {
  const { expect } = told.played.script;
  return [
    ...actDifferences(told),
    ...outcomeDifference(told, timeline, expect.outcome),
    ...withinDifference(told, timeline, expect.within),
    ...stagesDifference(told, expect.stages ?? []),
    ...(expect.mails ?? []).flatMap((mail, index) => mailDifference(timeline, mail, index)),
    ...(expect.walked ?? []).flatMap((path) => walkedDifference(walked, path, true)),
    ...(expect.notWalked ?? []).flatMap((path) => walkedDifference(walked, path, false)),
    ...(expect.says ?? []).flatMap((words) => saysDifference(timeline, words)),
  ];
}

function actDifferences({ played, zone }: ToldCase): Difference[] {
  return played.problems.map(({ act, about, at, message }) => ({
    about: `act ${act} (${about})`,
    expected: 'the act is carried out',
    happened: message,
    ...(at ? { at: localMoment(at, zone) } : {}),
  }));
}

function outcomeDifference(
  { played }: ToldCase,
  timeline: Timeline,
  expected: string | undefined,
): Difference[] {
  const { view } = played.record;
  const outcome = view?.outcome ?? 'open';
  if (expected === undefined || expected === outcome) return [];
  const waits = view && outcome === 'open' ? `open: ${view.next.what}` : outcome;
  return [{ about: 'outcome', expected, happened: waits, at: momentOf(timeline, timeline.endedAt) }];
}

function withinDifference(
  { played }: ToldCase,
  timeline: Timeline,
  within: number | undefined,
): Difference[] {
  if (within === undefined) return [];
  const took = Date.parse(timeline.endedAt) - Date.parse(timeline.startedAt);
  if (played.record.view?.status === 'closed' && took <= within) return [];
  const state = played.record.view?.status === 'closed' ? 'it ended after' : 'it was still open after';
  return [
    {
      about: 'within',
      expected: `an end within ${inWords(within)}`,
      happened: `${state} ${inWords(took)}`,
      at: momentOf(timeline, timeline.endedAt),
    },
  ];
}

function stagesDifference(told: ToldCase, expected: readonly string[]): Difference[] {
  const entered = stagesEntered(told);
  let from = 0;
  for (const stage of expected) {
    const index = entered.findIndex(({ id }, at) => at >= from && id === stage);
    if (index < 0) return [missingStage(told, expected, stage, entered)];
    from = index + 1;
  }
  return [];
}

function missingStage(
  { zone }: ToldCase,
  expected: readonly string[],
  stage: string,
  entered: ReturnType<typeof stagesEntered>,
): Difference {
  const last = entered.at(-1);
  return {
    about: 'stages',
    expected: `${expected.join(', then ')} (there was no ${stage} in its place)`,
    happened: entered.map(({ id }) => id).join(', then '),
    ...(last ? { at: localMoment(last.at, zone) } : {}),
  };
}

type ExpectedMail = NonNullable<Script['expect']['mails']>[number];

function mailDifference(
  { events }: Timeline,
  { to, subject, times }: ExpectedMail,
  index: number,
): Difference[] {
  const mails = events.filter(({ kind }) => kind === 'mail');
  const found = mails.filter((mail) => mail.lane === to && mail.text.includes(subject));
  if (times === undefined ? found.length > 0 : found.length === times) return [];
  const often = times === undefined ? 'at least once' : `${times} times`;
  const closest =
    found.length > 0 ? found : mails.filter((mail) => mail.lane === to || mail.text.includes(subject));
  return [
    {
      about: `mails ${index + 1}`,
      expected: `an e-mail to ${to} with "${subject}" in its subject, ${often}`,
      happened: `${found.length === 0 ? 'none' : `${found.length} times`}${listed(closest, found.length > 0)}`,
      ...placeOf(closest.at(-1)),
    },
  ];
}

/** The e-mails that were meant, or might have been. */
function listed(mails: readonly TimelineEvent[], meant: boolean): string {
  if (mails.length === 0) return '; nothing like it was sent';
  const lines = mails.slice(0, 8).map(({ local, lane, text }) => `\n  ${local}  to ${lane}: ${text}`);
  const more = mails.length > 8 ? `\n  and ${mails.length - 8} more` : '';
  return `${meant ? ':' : '; what was sent:'}${lines.join('')}${more}`;
}

const placeOf = (event: TimelineEvent | undefined) => (event ? { at: event.local } : {});

function walkedDifference(walked: Walked, path: string, expected: boolean): Difference[] {
  if (isWalked(walked, path) === expected) return [];
  const skipped = walked.skipped.has(path) ? ': its condition did not hold' : ': the case did not come to it';
  return [
    {
      about: expected ? 'walked' : 'notWalked',
      expected: expected ? `${path} is walked` : `${path} is not walked`,
      happened: expected ? `it was not${skipped}` : 'it was',
    },
  ];
}

function saysDifference({ events }: Timeline, words: string): Difference[] {
  if (events.some(({ text, people = [] }) => `${text} ${people.join(' ')}`.includes(words))) return [];
  return [
    {
      about: 'says',
      expected: `"${words}" stands in the timeline`,
      happened: 'no event of it has these words',
    },
  ];
}

const momentOf = ({ zone }: Timeline, iso: string) => localMoment(iso, zone);
