import { partnerRoles } from '../../people/person.schema.ts';
import type { PlacedStep } from '../outline.rules.ts';
import type { Path, PathProblem } from '../reading/problems.ts';
import { outcomesOf } from '../standard-outcomes.ts';
import { isOfPartner, lineManager } from '../who.rules.ts';
import { type Check, ofKind, unknown } from './context.ts';
import { namedEndings } from './named-endings.ts';
import { patiences } from './patiences.ts';
import { repeatAround } from './repeat.check.ts';

/** Names that mean something already, in every program. */
export const reservedRoles: Readonly<Record<string, string>> = {
  partner: 'partner means the people of the partner; give the role another name',
  learner: 'learner means the person whose case it is; give the role another name',
  [lineManager]: 'line-manager means whom somebody reports to; give the role another name',
};

/** Roles that a step names and the program does not have. */
export const roles: Check = (context) => {
  const { program } = context;
  const vendor = Object.keys(program.roles);
  const learner = program.starts.for === 'learner';
  const anyone = ['partner', ...(learner ? ['learner'] : []), ...vendor];
  const who = (name: string, path: Path) =>
    name === 'learner' && !learner ? [{ path, message: noLearner }] : unknown('role', name, anyone, path);
  const named = context.steps.flatMap(({ step, path }) => {
    if (step.step === 'message') return who(step.to, [...path, 'to']);
    if (step.step === 'check')
      return unknown('role', step.escalation?.to, vendor, [...path, 'escalation', 'to']);
    return [];
  });
  const asked = patiences(context).flatMap(({ by, path, patience }) => [
    ...who(by, [...path, 'by']),
    ...unknown('role', patience.escalation?.to, [...vendor, lineManager], [...path, 'escalation', 'to']),
  ]);
  const reserved = vendor.flatMap((name) => {
    const message = reservedRoles[name];
    return message === undefined ? [] : [{ path: ['roles', name], atKey: true, message }];
  });
  const starters = (program.starts.roles ?? []).flatMap((role, index) =>
    unknown('role', role, program.starts.by === 'partner' ? partnerRoles : vendor, [
      'starts',
      'roles',
      index,
    ]),
  );
  return [...reserved, ...starters, ...named, ...asked];
};

const noLearner =
  'There is no learner in this program: write for: learner under starts, so that a case is one person’s';

/** What a program for a learner asks of its start; in others nobody can be asked for certificates. */
export const learners: Check = ({ program }) => {
  const { by, for: one, requires = [] } = program.starts;
  const twice = requires.findIndex((slug, index) => requires.indexOf(slug) < index);
  return [
    ...(one === 'learner' && by !== 'partner'
      ? [
          {
            path: ['starts', 'for'],
            message: `A learner is one of the people of a partner: say by: partner instead of by: ${by}`,
          },
        ]
      : []),
    ...(one === undefined && requires.length > 0
      ? [
          {
            path: ['starts', 'requires'],
            message: 'Certificates are asked of one person: write for: learner beside it',
          },
        ]
      : []),
    ...(twice < 0
      ? []
      : [{ path: ['starts', 'requires', twice], message: `${requires[twice]} stands here already` }]),
  ];
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
  const named = namedEndings(context).flatMap(({ outcome, path }) =>
    unknown('outcome', outcome, known, path),
  );
  return [...own, ...none, ...named];
};

/** What can be changed is a form that the partner filled in before. */
export const changes: Check = (context) => {
  const { form, by } = context.program.starts;
  const start = by === 'vendor' ? [] : [form];
  return ofKind(context, 'decision').flatMap((placed) => {
    const { step, path } = placed;
    const { changes } = step;
    if (!changes) return [];
    const before = ofKind(context, 'form').filter((one) => isOfPartner(one.step.by));
    const known = [...start, ...before.map((one) => one.step.id)];
    const taken = outcomesOf(step).findIndex(({ id }) => id === 'request-changes');
    return [
      ...unknown('form of the partner', changes.of, known, [...path, 'changes', 'of']),
      ...ofAnotherRound(
        placed,
        before.find((one) => one.step.id === changes.of),
      ),
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

/** A form that is filled in anew in each round is changed in its own. */
function ofAnotherRound(decision: PlacedStep, form: PlacedStep | undefined): PathProblem[] {
  const repeat = form && repeatAround(form);
  if (!repeat || repeat === repeatAround(decision)) return [];
  return [
    {
      path: [...decision.path, 'changes', 'of'],
      message: `${form.step.id} is filled in anew in each round of ${repeat.id}: ask for changes to it there`,
    },
  ];
}
