import { own } from '../../records.ts';
import { partnerEvents } from '../../webhooks/told-to-cases.rules.ts';
import type { PathProblem } from '../reading/problems.ts';
import { type Check, ofKind, unknown } from './context.ts';
import { patiences, type Waited } from './patiences.ts';

/** When a task is due, whom it reminds, and what silence comes to: in an order that can happen. */
export const silence: Check = (context) =>
  patiences(context).flatMap((one) => [...due(one), ...order(one), ...means(one)]);

const dueKeys = ['within', 'serviceLevel', 'until'] as const;

function due({ path, patience }: Waited): PathProblem[] {
  const [first, second] = dueKeys.filter((key) => patience[key] !== undefined);
  if (first === undefined)
    return [
      {
        path,
        message:
          'Say when it is due: within (wall-clock time), serviceLevel (business time) or until (a date or an instant)',
      },
    ];
  return second === undefined
    ? []
    : [{ path: [...path, second], atKey: true, message: `Give ${first} or ${second}, not both` }];
}

function order(waited: Waited): PathProblem[] {
  const { path, patience } = waited;
  const { reminders, atSilence } = patience;
  const twice = reminders.flatMap((span, index) =>
    reminders.indexOf(span) < index
      ? [{ path: [...path, 'reminders', index], message: 'There is a reminder at this time already' }]
      : [],
  );
  if (patience.until !== undefined) return [...twice, ...beforeDue(waited)];
  return atSilence ? [...twice, ...beforeSilence(waited, atSilence.after)] : twice;
}

/** Times that count back from when it is due. */
function beforeDue({ path, patience: { reminders, escalation } }: Waited): PathProblem[] {
  const message = (what: string) =>
    `${what} comes so long before it is due (until): give a time, not nothing`;
  return [
    ...reminders.flatMap((before, index) =>
      before > 0 ? [] : [{ path: [...path, 'reminders', index], message: message('A reminder') }],
    ),
    ...(escalation?.after === 0
      ? [{ path: [...path, 'escalation', 'after'], message: message('The escalation') }]
      : []),
  ];
}

/** Times that count from the opening. */
function beforeSilence({ path, patience }: Waited, end: number): PathProblem[] {
  const { within, serviceLevel, reminders, escalation } = patience;
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
  return [...late, ...escalates, ...overdue];
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

const tellsNothing = (event: string | undefined) =>
  `Events of other systems tell nothing but their name, so every ${event} is the one; leave where out`;

/** A wait waits for exactly one thing. */
export const waits: Check = (context) =>
  ofKind(context, 'wait').flatMap(({ step, path }) => {
    const given = (['for', 'until', 'event'] as const).filter((key) => step[key] !== undefined);
    if (given.length === 0) return [{ path, message: 'Say what is waited for: for, until or event' }];
    const second = given[1];
    if (second)
      return [{ path: [...path, second], atKey: true, message: `Wait for one thing: ${given.join(' or ')}` }];
    const alone = (['within', 'where'] as const).find((key) => step[key] !== undefined);
    if (alone && step.event === undefined)
      return [{ path: [...path, alone], atKey: true, message: `${alone} goes with event only` }];
    if (step.where !== undefined && !own(partnerEvents, step.event ?? ''))
      return [{ path: [...path, 'where'], atKey: true, message: tellsNothing(step.event) }];
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
