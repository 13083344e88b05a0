import type { PlacedStep } from '../outline.rules.ts';
import type { Path, PathProblem } from '../reading/problems.ts';
import { outcomesOf } from '../standard-outcomes.ts';
import { type Check, ofKind, unknown } from './context.ts';
import { patiences } from './patiences.ts';

/** Names that mean something already, in every program. */
export const reservedRoles: Readonly<Record<string, string>> = {
  partner: 'partner means the people of the partner; give the role another name',
  'line-manager': 'line-manager means whom somebody reports to; give the role another name',
};

/** Roles that a step names and the program does not have. */
export const roles: Check = (context) => {
  const { program } = context;
  const vendor = Object.keys(program.roles);
  const anyone = ['partner', ...vendor];
  const named = context.steps.flatMap(({ step, path }) => {
    if (step.step === 'message') return unknown('role', step.to, anyone, [...path, 'to']);
    if (step.step === 'check')
      return unknown('role', step.escalation?.to, vendor, [...path, 'escalation', 'to']);
    return [];
  });
  const asked = patiences(context).flatMap(({ by, path, patience }) => [
    ...unknown('role', by, anyone, [...path, 'by']),
    ...unknown('role', patience.escalation?.to, [...vendor, 'line-manager'], [...path, 'escalation', 'to']),
  ]);
  const reserved = vendor.flatMap((name) => {
    const message = reservedRoles[name];
    return message === undefined ? [] : [{ path: ['roles', name], atKey: true, message }];
  });
  const starters = (program.starts.roles ?? []).flatMap((role, index) =>
    unknown('role', role, vendor, ['starts', 'roles', index]),
  );
  return [...reserved, ...starters, ...named, ...asked];
};

/** Forms that a step names and the program does not have; forms that nothing asks for. */
export const forms: Check = (context) => {
  const { program } = context;
  const known = Object.keys(program.forms);
  const used = new Set([program.starts.form]);
  const problems = unknown('form', program.starts.form, known, ['starts', 'form']);
  const use = (name: string | undefined, path: Path) => {
    if (name !== undefined) used.add(name);
    problems.push(...unknown('form', name, known, path));
  };
  for (const { step, path } of ofKind(context, 'form')) use(step.form, [...path, 'form']);
  for (const { step, path } of ofKind(context, 'decision')) use(step.scorecard, [...path, 'scorecard']);
  const idle = known
    .filter((name) => !used.has(name))
    .map((name) => ({ path: ['forms', name], atKey: true, message: `No step asks for the form ${name}` }));
  return [...problems, ...idle];
};

/** Ways in which a case ends that the program does not have. */
export const endings: Check = (context) => {
  const known = Object.keys(context.program.outcomes);
  const own = ['withdrawn', 'cancelled'].flatMap((name) =>
    known.includes(name)
      ? [
          {
            path: ['outcomes', name],
            atKey: true,
            message: `Every program has ${name} already; leave it out`,
          },
        ]
      : [],
  );
  const none =
    known.length === 0 ? [{ path: ['outcomes'], message: 'Give at least one way in which a case ends' }] : [];
  const named = context.steps.flatMap((placed) => endingsOf(placed, known));
  const silent = patiences(context).flatMap(({ path, patience }) =>
    unknown('outcome', patience.atSilence?.ends, known, [...path, 'atSilence', 'ends']),
  );
  return [...own, ...none, ...named, ...silent];
};

function endingsOf({ step, path }: PlacedStep, known: readonly string[]): PathProblem[] {
  if (step.step === 'end') return unknown('outcome', step.outcome, known, [...path, 'outcome']);
  if (step.step !== 'task' && step.step !== 'decision') return [];
  const offered = (step.outcomes ?? []).flatMap(({ ends }, index) =>
    unknown('outcome', ends, known, [...path, 'outcomes', index, 'ends']),
  );
  if (step.step === 'task') return offered;
  const changes = unknown('outcome', step.changes?.atSilence.ends, known, [
    ...path,
    'changes',
    'atSilence',
    'ends',
  ]);
  return [...offered, ...changes];
}

/** What can be changed is a form that the partner filled in before. */
export const changes: Check = (context) => {
  const { form, by } = context.program.starts;
  const start = by === 'vendor' ? [] : [form];
  return ofKind(context, 'decision').flatMap(({ step, path }) => {
    const { changes } = step;
    if (!changes) return [];
    const before = ofKind(context, 'form').filter((one) => one.step.by === 'partner');
    const known = [...start, ...before.map((one) => one.step.id)];
    const taken = outcomesOf(step).findIndex(({ id }) => id === 'request-changes');
    return [
      ...unknown('form of the partner', changes.of, known, [...path, 'changes', 'of']),
      ...(taken < 0
        ? []
        : [
            {
              path: [...path, 'outcomes', taken, 'id'],
              message: 'request-changes is offered by changes already',
            },
          ]),
    ];
  });
};
