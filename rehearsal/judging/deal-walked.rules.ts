import { dealPathOf } from '../play/deal-tasks.ts';
import type { CaseRecord } from '../world/record.ts';
import { ruleWay } from './deal-coverage.rules.ts';
import type { Walked } from './walked.ts';

/** What a deal has walked; each level of approval by its own path, and all of them as `approval`. */
export function walkedOfDeal({ tasks, entries, outcomes }: CaseRecord): Walked {
  const all = [...tasks.values()].map(({ task }) => ({ ...task, path: dealPathOf(task) }));
  const silent = all.filter(({ status, result }) => status === 'done' && !result);
  const rules = entries.flatMap(({ kind, text }) => {
    const [, name] = (kind === 'approved' && /^Approved by rule: (.*)\.$/.exec(text)) || [];
    return name === undefined ? [] : [ruleWay(name)];
  });
  return {
    steps: new Set(all.flatMap(({ step, path }) => [step, path])),
    skipped: new Set(),
    ways: new Set(rules),
    answers: new Set(all.flatMap(({ path, votes }) => votes.map(({ outcome }) => `${path}/${outcome}`))),
    // A conflict that nobody answers is no task; only its end tells of it.
    silences: new Set([
      ...silent.map(({ path }) => path),
      ...(outcomes.includes('refused') ? ['conflict'] : []),
    ]),
    outcomes: new Set(outcomes),
  };
}
