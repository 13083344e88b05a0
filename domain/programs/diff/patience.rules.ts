import { businessTimeInWords, durationInWords } from '../duration-words.rules.ts';
import type { Patience } from '../steps/common.schema.ts';
import { type Change, same } from './change.ts';

/** What the words of patience need from a program: names of roles, endings and outcomes. */
export interface Names {
  readonly role: (name: string) => string;
  readonly silence: (atSilence: NonNullable<Patience['atSilence']>) => string;
}

/** How the waiting for somebody changed: `a reminder is sent after 2 days, was 3 days`. */
export function patienceChanges(where: string, before: Patience, after: Patience, names: Names): Change[] {
  const words: Words = { old: clockOf(before), say: clockOf(after), names };
  const lines = [
    ...due(before, after, words),
    ...reminderChanges(before.reminders, after.reminders, words.old, words.say),
    ...escalationChanges(before.escalation, after.escalation, words),
    ...silenceChanges(before.atSilence, after.atSilence, words),
  ];
  return lines.map((what) => ({ where, what }));
}

/** How a time is said: from the opening, in one of two times, or before it is due. */
interface Clock {
  readonly span: (milliseconds: number) => string;
  /** `after 3 days`, `3 days before`. */
  readonly at: (milliseconds: number) => string;
  /** When silence ends it: `after 3 days`, `3 days later`. */
  readonly silence: (milliseconds: number) => string;
}
interface Words {
  readonly old: Clock;
  readonly say: Clock;
  readonly names: Names;
}

const fromOpening = (span: Clock['span']): Clock => {
  const at = (milliseconds: number) => `after ${span(milliseconds)}`;
  return { span, at, silence: at };
};
export const wallClock = fromOpening(durationInWords);
const businessClock = fromOpening(businessTimeInWords);
const untilDue: Clock = {
  span: durationInWords,
  at: (milliseconds) => `${durationInWords(milliseconds)} before`,
  silence: (milliseconds) => (milliseconds === 0 ? 'at once' : `${durationInWords(milliseconds)} later`),
};

function clockOf({ serviceLevel, until }: Patience): Clock {
  if (until !== undefined) return untilDue;
  return serviceLevel === undefined ? wallClock : businessClock;
}

function due(before: Patience, after: Patience, { old, say }: Words): string[] {
  const [was, is] = [dueIn(before, old), dueIn(after, say)];
  if (!was || !is || (was.at === is.at && was.span === is.span)) return [];
  return [`is due ${is.at}, was ${old.at === say.at ? was.span : was.at}`];
}

function dueIn({ within, serviceLevel, until }: Patience, { at, span }: Clock) {
  const time = serviceLevel ?? within;
  if (until !== undefined) return { at: `until \`${until}\``, span: `\`${until}\`` };
  return time === undefined ? undefined : { at: at(time), span: span(time) };
}

/** What is new and what is gone is paired in order: most often one reminder was moved. */
export function reminderChanges(
  was: readonly number[],
  is: readonly number[],
  old: Clock,
  say: Clock,
): string[] {
  const sameClock = old === say;
  const gone = was.filter((one) => !sameClock || !is.includes(one));
  const fresh = is.filter((one) => !sameClock || !was.includes(one));
  return [
    ...fresh.map((one, index) => {
      const instead = gone[index];
      return instead === undefined
        ? `another reminder is sent ${say.at(one)}`
        : `a reminder is sent ${say.at(one)}, was ${sameClock ? old.span(instead) : old.at(instead)}`;
    }),
    ...gone.slice(fresh.length).map((one) => `no reminder is sent ${old.at(one)} any more`),
  ];
}

function escalationChanges(
  was: Patience['escalation'],
  is: Patience['escalation'],
  { old, say, names }: Words,
): string[] {
  if (same(was, is) && old === say) return [];
  if (!was) return is ? [`${say.at(is.after)} ${names.role(is.to)} is asked too`] : [];
  if (!is) return [`${names.role(was.to)} is not asked any more ${old.at(was.after)}`];
  const before = old === say ? old.span(was.after) : old.at(was.after);
  return [
    ...(was.after === is.after && old === say ? [] : [`is escalated ${say.at(is.after)}, was ${before}`]),
    ...(was.to === is.to ? [] : [`is escalated to ${names.role(is.to)}, was ${names.role(was.to)}`]),
  ];
}

function silenceChanges(
  was: Patience['atSilence'],
  is: Patience['atSilence'],
  { old, say, names }: Words,
): string[] {
  if (same(was, is) && old === say) return [];
  if (!was) return is ? [`silence now ends it ${say.silence(is.after)}: ${names.silence(is)}`] : [];
  if (!is) return ['silence does not end it any more'];
  const means = [names.silence(was), names.silence(is)];
  const before = old === say ? old.span(was.after) : old.silence(was.after);
  return [
    ...(was.after === is.after && old === say
      ? []
      : [`silence ends it ${say.silence(is.after)}, was ${before}`]),
    ...(means[0] === means[1] ? [] : [`silence now means ${means[1]}, was ${means[0]}`]),
    ...(was.effect === is.effect ? [] : [`people now read of silence: ${is.effect ?? 'our words'}`]),
  ];
}
