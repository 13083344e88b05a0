import { listed } from '../../wording.rules.ts';
import { businessTimeInWords, durationInWords } from '../duration-words.rules.ts';
import type { WrittenProcess } from '../process.schema.ts';
import { outcomesOf } from '../standard-outcomes.ts';
import type { Patience } from '../steps/common.schema.ts';
import type { Step } from '../steps/step.schema.ts';
import { isOfPartner, lineManager } from '../who.rules.ts';

type Named = Pick<WrittenProcess, 'roles' | 'outcomes'>;

/** Who, as people read it. */
export function whoIn({ roles }: Named, name: string): string {
  if (name === 'partner') return 'The partner';
  if (name === 'learner') return 'The learner';
  if (name === lineManager) return 'whom they report to';
  return roles[name] ?? name;
}

/** How long somebody has, and what happens meanwhile: `within 14 days; reminded after 3 and 7 days`. */
export function whenOf(program: Named, patience: Patience, by = ''): string {
  const { within, serviceLevel, until, reminders, escalation } = patience;
  const say = serviceLevel === undefined ? durationInWords : businessTimeInWords;
  const due = serviceLevel ?? within;
  const comes = isOfPartner(by) ? 'is told' : 'is asked too';
  const at = until === undefined ? (span: string) => `after ${span}` : (span: string) => `${span} before`;
  return [
    ...(due === undefined ? [] : [`within ${say(due)}`]),
    ...(until === undefined ? [] : [`until \`${until}\``]),
    ...(reminders.length > 0 ? [`reminded ${at(listed(reminders.map(say)))}`] : []),
    ...(escalation ? [`${at(say(escalation.after))} ${whoIn(program, escalation.to)} ${comes}`] : []),
  ].join('; ');
}

/** What silence comes to: `after 30 days the case ends: Lapsed`. */
export function silenceOf(program: Named, step: Step, patience: Patience): string {
  const { atSilence } = patience;
  if (!atSilence) return 'it waits';
  const { outcome = '', ends } = atSilence;
  const when = silentWhen(patience, atSilence.after);
  if (ends !== undefined) return `${when} the case ends: ${program.outcomes[ends]?.label ?? ends}`;
  const label = outcomesOf(step).find(({ id }) => id === outcome)?.label;
  return `${when} it goes on ${label === undefined ? 'without' : `as ${label}`}`;
}

function silentWhen({ serviceLevel, until }: Patience, after: number): string {
  if (until !== undefined) return after === 0 ? 'then' : `${durationInWords(after)} later`;
  return `after ${(serviceLevel === undefined ? durationInWords : businessTimeInWords)(after)}`;
}
