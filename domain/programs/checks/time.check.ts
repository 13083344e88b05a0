import type { PathProblem } from '../reading/problems.ts';
import { type Check, ofKind, unknown } from './context.ts';
import { patiences, type Waited } from './patiences.ts';

/** When a task is due, whom it reminds, and what silence comes to: in an order that can happen. */
export const silence: Check = (context) =>
  patiences(context).flatMap((one) => [...due(one), ...order(one), ...means(one)]);

function due({ path, patience: { within, serviceLevel } }: Waited): PathProblem[] {
  if (within === undefined && serviceLevel === undefined)
    return [
      { path, message: 'Say when it is due: within (wall-clock time) or serviceLevel (business time)' },
    ];
  if (within !== undefined && serviceLevel !== undefined)
    return [
      { path: [...path, 'serviceLevel'], atKey: true, message: 'Give within or serviceLevel, not both' },
    ];
  return [];
}

function order({ path, patience }: Waited): PathProblem[] {
  const { within, serviceLevel, reminders, escalation, atSilence } = patience;
  const twice = reminders.flatMap((after, index) =>
    reminders.indexOf(after) < index
      ? [{ path: [...path, 'reminders', index], message: 'There is a reminder at this time already' }]
      : [],
  );
  if (!atSilence) return twice;
  const end = atSilence.after;
  const late = reminders.flatMap((after, index) =>
    after >= end
      ? [{ path: [...path, 'reminders', index], message: 'A reminder must come before the end at silence' }]
      : [],
  );
  const escalates =
    escalation && escalation.after >= end
      ? [
          {
            path: [...path, 'escalation', 'after'],
            message: 'The escalation must come before the end at silence',
          },
        ]
      : [];
  const key = serviceLevel === undefined ? 'within' : 'serviceLevel';
  const overdue =
    (serviceLevel ?? within ?? 0) > end
      ? [{ path: [...path, key], message: 'It must be due before silence ends it (atSilence.after)' }]
      : [];
  return [...twice, ...late, ...escalates, ...overdue];
}

function means({ path, patience: { atSilence }, outcomes }: Waited): PathProblem[] {
  if (!atSilence) return [];
  const here = [...path, 'atSilence'];
  const { outcome, ends } = atSilence;
  if (outcome !== undefined && ends !== undefined)
    return [
      {
        path: [...here, 'ends'],
        atKey: true,
        message: 'Give outcome (it goes on) or ends (the case ends), not both',
      },
    ];
  if (outcome === undefined && ends === undefined) {
    const going = outcomes.length > 0 ? `outcome (one of ${outcomes.join(', ')}) or ` : '';
    return [{ path: here, atKey: true, message: `Say what silence means: ${going}ends` }];
  }
  if (outcome !== undefined && outcomes.length === 0)
    return [{ path: [...here, 'outcome'], atKey: true, message: 'Nobody signs by silence; give ends' }];
  return unknown('outcome of this step', outcome, outcomes, [...here, 'outcome']);
}

/** Reminders of changes come before the changes must. */
export const changesInTime: Check = (context) =>
  ofKind(context, 'decision').flatMap(({ step: { changes }, path }) =>
    (changes?.reminders ?? []).flatMap((after, index) =>
      changes && after >= changes.within
        ? [
            {
              path: [...path, 'changes', 'reminders', index],
              message: 'A reminder must come before within is over',
            },
          ]
        : [],
    ),
  );

/** A wait waits for exactly one thing. */
export const waits: Check = (context) =>
  ofKind(context, 'wait').flatMap(({ step, path }) => {
    const given = (['for', 'until', 'event'] as const).filter((key) => step[key] !== undefined);
    if (given.length === 0) return [{ path, message: 'Say what is waited for: for, until or event' }];
    const second = given[1];
    if (second)
      return [{ path: [...path, second], atKey: true, message: `Wait for one thing: ${given.join(' or ')}` }];
    if (step.within !== undefined && step.event === undefined)
      return [{ path: [...path, 'within'], atKey: true, message: 'within goes with event only' }];
    return [];
  });

/** A check gives up after somebody was told, and hours are hours. */
export const automatic: Check = (context) => [
  ...ofKind(context, 'check').flatMap(({ step: { escalation, giveUpAfter }, path }) =>
    escalation && giveUpAfter !== undefined && escalation.after >= giveUpAfter
      ? [{ path: [...path, 'escalation', 'after'], message: 'The escalation must come before giveUpAfter' }]
      : [],
  ),
  ...(context.program.calendar.from >= context.program.calendar.to
    ? [{ path: ['calendar', 'to'], message: 'Working hours must end after they start' }]
    : []),
];
