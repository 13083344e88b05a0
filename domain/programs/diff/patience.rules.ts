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
  const say = after.serviceLevel === undefined ? durationInWords : businessTimeInWords;
  const old = before.serviceLevel === undefined ? durationInWords : businessTimeInWords;
  const lines = [
    ...due(before, after, old, say),
    ...reminderChanges(before.reminders, after.reminders, old, say),
    ...escalationChanges(before.escalation, after.escalation, { old, say, names }),
    ...silenceChanges(before.atSilence, after.atSilence, { old, say, names }),
  ];
  return lines.map((what) => ({ where, what }));
}

type Say = (milliseconds: number) => string;
interface Words {
  readonly old: Say;
  readonly say: Say;
  readonly names: Names;
}

function due(before: Patience, after: Patience, old: Say, say: Say): string[] {
  const [was, is] = [before.serviceLevel ?? before.within, after.serviceLevel ?? after.within];
  if (was === is && old === say) return [];
  if (is === undefined || was === undefined) return [];
  return [`is due after ${say(is)}, was ${old(was)}`];
}

/** What is new and what is gone is paired in order: most often one reminder was moved. */
export function reminderChanges(
  was: readonly number[],
  is: readonly number[],
  old: Say,
  say: Say,
  end = '',
): string[] {
  if (same(was, is) && old === say) return [];
  const gone = was.filter((one) => !is.includes(one));
  const fresh = is.filter((one) => !was.includes(one));
  const when = end || 'after';
  const tell = (one: number, speak: Say) =>
    when === 'after' ? `after ${speak(one)}` : `${speak(one)} ${when}`;
  return [
    ...fresh.map((one, index) => {
      const instead = gone[index];
      return instead === undefined
        ? `another reminder is sent ${tell(one, say)}`
        : `a reminder is sent ${tell(one, say)}, was ${old(instead)}`;
    }),
    ...gone.slice(fresh.length).map((one) => `no reminder is sent ${tell(one, old)} any more`),
  ];
}

function escalationChanges(
  was: Patience['escalation'],
  is: Patience['escalation'],
  { old, say, names }: Words,
): string[] {
  if (same(was, is)) return [];
  if (!was) return is ? [`after ${say(is.after)} ${names.role(is.to)} is asked too`] : [];
  if (!is) return [`${names.role(was.to)} is not asked any more after ${old(was.after)}`];
  return [
    ...(was.after === is.after ? [] : [`is escalated after ${say(is.after)}, was ${old(was.after)}`]),
    ...(was.to === is.to ? [] : [`is escalated to ${names.role(is.to)}, was ${names.role(was.to)}`]),
  ];
}

function silenceChanges(
  was: Patience['atSilence'],
  is: Patience['atSilence'],
  { old, say, names }: Words,
): string[] {
  if (same(was, is)) return [];
  if (!was) return is ? [`silence now ends it after ${say(is.after)}: ${names.silence(is)}`] : [];
  if (!is) return ['silence does not end it any more'];
  const means = [names.silence(was), names.silence(is)];
  return [
    ...(was.after === is.after ? [] : [`silence ends it after ${say(is.after)}, was ${old(was.after)}`]),
    ...(means[0] === means[1] ? [] : [`silence now means ${means[1]}, was ${means[0]}`]),
  ];
}
