import type { Answer, Approval, Condition, WrittenDealProgram } from '../deal-registration.schema.ts';
import { durationInWords } from '../duration-words.rules.ts';
import { conditionInWords } from '../explain/explain-deal.rules.ts';
import { type Change, same } from './change.ts';
import { calendarChanges, roleChanges } from './diff-process.rules.ts';
import { patienceChanges, reminderChanges, wallClock } from './patience.rules.ts';
import { valueChanges } from './values.rules.ts';

const beforeTheEnd = { ...wallClock, at: (span: number) => `${durationInWords(span)} before the end` };

/** How two versions of the deal registration program differ, by what they mean. */
export function diffDeal(before: WrittenDealProgram, after: WrittenDealProgram): Change[] {
  const versions = { before, after };
  const [old, now] = [before.protection, after.protection];
  return [
    ...valueChanges('The program', head(before), head(after)),
    ...calendarChanges(before, after),
    ...roleChanges(before, after),
    ...answerChanges('The offer of a customer that has become free', before.queue.accept, after.queue.accept),
    ...ruleChanges(versions),
    ...levelChanges(versions),
    ...answerChanges('Changes that are asked for', before.approval.changes, after.approval.changes),
    ...valueChanges(
      'Approval',
      { signedInAtLeast: before.approval.signedInAtLeast },
      { signedInAtLeast: after.approval.signedInAtLeast },
    ),
    ...valueChanges(
      'Changes that are asked for',
      { rounds: before.approval.changes.rounds },
      { rounds: after.approval.changes.rounds },
    ),
    ...valueChanges('Protection', { period: old.period }, { period: now.period }),
    ...reminderChanges(old.reminders, now.reminders, beforeTheEnd, beforeTheEnd).map((what) => ({
      where: 'Protection',
      what,
    })),
    ...valueChanges(
      'Extensions',
      { max: old.extensions.max, by: old.extensions.by },
      { max: now.extensions.max, by: now.extensions.by },
    ),
    ...approvalChanges(
      versions,
      now.extensions.approval.name,
      old.extensions.approval,
      now.extensions.approval,
    ),
    ...valueChanges('Progress', { every: old.progress.every }, { every: now.progress.every }),
    ...answerChanges('Progress', old.progress.answer, now.progress.answer),
    ...approvalChanges(versions, after.disputes.name, before.disputes, after.disputes),
  ];
}

interface Versions {
  readonly before: WrittenDealProgram;
  readonly after: WrittenDealProgram;
}

const head = ({
  title,
  currency,
  exchangeRates,
  productFamilies,
  territories,
  customer,
  queue,
}: WrittenDealProgram) => ({
  ...{ title, currency, exchangeRates, productFamilies, territories, customer },
  queue: { decideWithin: queue.decideWithin },
});

function answerChanges(where: string, before: Answer, after: Answer): Change[] {
  return [
    ...(before.within === after.within
      ? []
      : [
          {
            where,
            what: `the partner has ${durationInWords(after.within)}, was ${durationInWords(before.within)}`,
          },
        ]),
    ...reminderChanges(before.reminders, after.reminders, wallClock, wallClock).map((what) => ({
      where,
      what,
    })),
  ];
}

function ruleChanges({ before, after }: Versions): Change[] {
  const find = (program: WrittenDealProgram, name: string) =>
    program.autoApprove.find((rule) => rule.name === name);
  const where = 'Approval by rule';
  return [
    ...before.autoApprove
      .filter(({ name }) => !find(after, name))
      .map(({ name }) => ({ where, what: `${name} is gone` })),
    ...after.autoApprove.flatMap(({ name, when }) => {
      const was = find(before, name);
      if (!was) return [{ where, what: `${name} is new: ${conditionInWords(after, when)}` }];
      return conditionChanges({ before, after }, `${where}, ${name}`, was.when, when);
    }),
  ];
}

function levelChanges(versions: Versions): Change[] {
  const { before, after } = versions;
  const [old, now] = [before.approval.levels, after.approval.levels];
  const counterpart = (name: string, index: number) =>
    old.find((level) => level.name === name) ??
    (old.length === now.length && !now.some((level) => level.name === old[index]?.name)
      ? old[index]
      : undefined);
  const pairs = now.map((level, index) => ({ level, index, was: counterpart(level.name, index) }));
  const changed = pairs.flatMap(({ level, index, was }) => {
    const where = `Level ${index + 1}, ${level.name}`;
    if (!was) return [{ where, what: `is new, if ${conditionInWords(after, level.when ?? {})}` }];
    return [
      ...conditionChanges(versions, where, was.when ?? {}, level.when ?? {}),
      ...approvalChanges(versions, where, was, level),
    ];
  });
  const gone = old.filter((level) => !pairs.some(({ was }) => was === level));
  return [...changed, ...gone.map(({ name }) => ({ where: name, what: 'the level is gone' }))];
}

/** A threshold that moved is said as people say it; everything else as a whole. */
function conditionChanges(
  { before, after }: Versions,
  where: string,
  was: Condition,
  is: Condition,
): Change[] {
  if (same(was, is)) return [];
  const { amountAtLeast: from, amountBelow: below, ...rest } = was;
  const { amountAtLeast: nowFrom, amountBelow: nowBelow, ...nowRest } = is;
  const moved = (old: number | undefined, now: number | undefined) =>
    old === now || (old !== undefined && now !== undefined);
  if (!same(rest, nowRest) || !moved(from, nowFrom) || !moved(below, nowBelow))
    return [
      {
        where,
        what: `now applies if ${conditionInWords(after, is)}, was if ${conditionInWords(before, was)}`,
      },
    ];
  const amount = (whole: number | undefined) => (whole ?? 0).toLocaleString('en');
  return [
    ...(from === nowFrom ? [] : [{ where, what: `now starts at ${amount(nowFrom)}, was ${amount(from)}` }]),
    ...(below === nowBelow
      ? []
      : [{ where, what: `now ends below ${amount(nowBelow)}, was ${amount(below)}` }]),
  ];
}

function approvalChanges({ before, after }: Versions, where: string, was: Approval, is: Approval): Change[] {
  const role = (program: WrittenDealProgram, name: string) => program.roles[name] ?? name;
  const votes = (quorum: Approval['quorum']) =>
    quorum === 'any' ? 'one vote' : quorum === 'all' ? 'the votes of all' : `${quorum} votes`;
  const names = {
    role: (name: string) => role(after, name),
    silence: ({ outcome }: { outcome?: string | undefined }) =>
      outcome === 'approve' ? 'approved' : 'rejected',
  };
  return [
    ...(was.name === is.name ? [] : [{ where, what: `is called ${is.name} now, was ${was.name}` }]),
    ...(was.role === is.role
      ? []
      : [{ where, what: `is asked of ${role(after, is.role)}, was ${role(before, was.role)}` }]),
    ...(was.quorum === is.quorum
      ? []
      : [{ where, what: `needs ${votes(is.quorum)}, was ${votes(was.quorum)}` }]),
    ...patienceChanges(where, was, is, names),
  ];
}
