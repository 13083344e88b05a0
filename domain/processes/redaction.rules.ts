import { caseForPartner } from '../cases/redaction.rules.ts';
import type { ProcessFacts, ProcessView, StepMark } from './process-facts.ts';
import { pathOfRound } from './rounds.rules.ts';

/**
 * A case of a process as its partner may see it: of what the case knows only what is open to it, and where the case
 * stands. Built from what is shown: a fact that cases gain later stays the vendor's.
 */
export function processForPartner(view: ProcessView): ProcessView {
  return { ...caseForPartner(view), facts: factsForPartner(view.facts) };
}

function factsForPartner({ startedBy, learner, data, rounds, open, position }: ProcessFacts): ProcessFacts {
  const shown = open.filter((name) => Object.hasOwn(data, name)).map((name) => [name, data[name]]);
  const internal = Object.keys(position).filter((path) => position[path]?.internal);
  const marks = Object.entries(position)
    .filter(([path]) => !internal.some((hidden) => path === hidden || path.startsWith(`${hidden}/`)))
    .map(([path, mark]) => [path, markForPartner(mark)]);
  return {
    startedBy,
    ...(learner ? { learner } : {}),
    data: Object.fromEntries(shown),
    ...(rounds ? { rounds: roundsForPartner(rounds, open) } : {}),
    open,
    position: Object.fromEntries(marks),
  };
}

/** Of repeats of which the partner knows something. */
function roundsForPartner(
  rounds: NonNullable<ProcessFacts['rounds']>,
  open: readonly string[],
): NonNullable<ProcessFacts['rounds']> {
  const entries = Object.entries(rounds).map(([of, all]) => {
    const shown = all.map((round, index) =>
      Object.fromEntries(
        Object.entries(round).filter(([name]) => open.includes(`${pathOfRound({ of, index })}.${name}`)),
      ),
    );
    return [of, shown] as const;
  });
  return Object.fromEntries(
    entries.filter(([, shown]) => shown.some((round) => Object.keys(round).length > 0)),
  );
}

/** The elements that a step walks may be data of the vendor's. */
function markForPartner({ elements: _walked, ...mark }: StepMark): StepMark {
  return mark;
}
