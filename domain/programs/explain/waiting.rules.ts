import { businessTimeInWords, durationInWords, listed } from '../duration-words.rules.ts';
import type { WrittenProcess } from '../process.schema.ts';
import { outcomesOf } from '../standard-outcomes.ts';
import type { Patience } from '../steps/common.schema.ts';
import type { Step } from '../steps/step.schema.ts';

type Named = Pick<WrittenProcess, 'roles' | 'outcomes'>;

/** Who, as people read it. */
export function whoIn({ roles }: Named, name: string): string {
  if (name === 'partner') return 'The partner';
  if (name === 'line-manager') return 'whom they report to';
  return roles[name] ?? name;
}

/** How long somebody has, and what happens meanwhile: `within 14 days; reminded after 3 and 7 days`. */
export function whenOf(program: Named, { within, serviceLevel, reminders, escalation }: Patience): string {
  const say = serviceLevel === undefined ? durationInWords : businessTimeInWords;
  const due = serviceLevel ?? within;
  return [
    ...(due === undefined ? [] : [`within ${say(due)}`]),
    ...(reminders.length > 0 ? [`reminded after ${listed(reminders.map(say))}`] : []),
    ...(escalation ? [`after ${say(escalation.after)} ${whoIn(program, escalation.to)} is asked too`] : []),
  ].join('; ');
}

/** What silence comes to: `after 30 days the case ends: Lapsed`. */
export function silenceOf(program: Named, step: Step, { serviceLevel, atSilence }: Patience): string {
  if (!atSilence) return 'it waits';
  const say = serviceLevel === undefined ? durationInWords : businessTimeInWords;
  const { after, outcome = '', ends } = atSilence;
  if (ends !== undefined)
    return `after ${say(after)} the case ends: ${program.outcomes[ends]?.label ?? ends}`;
  const label = outcomesOf(step).find(({ id }) => id === outcome)?.label;
  return `after ${say(after)} it goes on ${label === undefined ? 'without' : `as ${label}`}`;
}
