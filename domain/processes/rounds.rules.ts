import type { FormValues } from '../programs/form.schema.ts';
import type { ProcessFacts } from './process-facts.ts';

/** A round of a `repeat`. */
export interface Round {
  /** The path of the repeat: `claims`, or `visits[1].claims` inside an `each`. */
  readonly of: string;
  /** From 0 on. */
  readonly index: number;
}

/** What came of one round, by the names of its steps. */
export type RoundData = Readonly<Record<string, FormValues>>;

/** The path of a round, below which those of its steps lie: `claims[0]`. */
export const pathOfRound = ({ of, index }: Round): string => `${of}[${index}]`;

/** The round in which a path lies: `claims[0].verdict/Finance` is in the first of `claims`. Repeats do not nest. */
export function roundOf({ rounds = {} }: Pick<ProcessFacts, 'rounds'>, path: string): Round | undefined {
  for (const of of Object.keys(rounds)) {
    const index = path.startsWith(`${of}[`) ? /^\d+(?=\])/.exec(path.slice(of.length + 1))?.[0] : undefined;
    if (index !== undefined) return { of, index: Number(index) };
  }
  return undefined;
}

/**
 * What is known at a path; whose case it is, everywhere. In a round it is what came of that round, whatever later ones have come to, and nothing of
 * steps that the round has not come to yet; of all that is outside, what the case knows.
 */
export function knownAt(
  facts: Pick<ProcessFacts, 'data' | 'rounds' | 'learner'>,
  path: string,
): ProcessFacts['data'] {
  const { learner } = facts;
  return { ...dataAt(facts, path), ...(learner ? { learner: { ...learner } } : {}) };
}

function dataAt(facts: Pick<ProcessFacts, 'data' | 'rounds'>, path: string): ProcessFacts['data'] {
  const { data, rounds = {} } = facts;
  const round = roundOf(facts, path);
  if (!round) return data;
  const alike = Object.entries(rounds).filter(([of]) => anywhere(of) === anywhere(round.of));
  const names = new Set(alike.flatMap(([, all]) => all.flatMap((one) => Object.keys(one))));
  const outside = Object.entries(data).filter(([name]) => !names.has(name));
  return { ...Object.fromEntries(outside), ...rounds[round.of]?.[round.index] };
}

/** A repeat inside an `each`, whichever element it is walked for. */
const anywhere = (path: string): string => path.replace(/\[\d+\]/g, '');

/** With what came of a step in a round. Outside, a name means the last round that has come to its step. */
export function keptInRound(
  { data, rounds = {} }: Pick<ProcessFacts, 'data' | 'rounds'>,
  { of, index }: Round,
  name: string,
  values: FormValues,
): Required<Pick<ProcessFacts, 'data' | 'rounds'>> {
  const before = rounds[of] ?? [];
  const length = Math.max(before.length, index + 1);
  const after = Array.from({ length }, (_, at): RoundData => {
    const known = before[at] ?? {};
    return at === index ? { ...known, [name]: values } : known;
  });
  const later = after.slice(index + 1).some((round) => Object.hasOwn(round, name));
  return { data: later ? data : { ...data, [name]: values }, rounds: { ...rounds, [of]: after } };
}
