/** What statistics read of a graded attempt. */
export interface GradedAttempt {
  /** Question → whether it was answered rightly. */
  readonly byQuestion: Readonly<Record<string, boolean>>;
}

/** How a question did over many attempts. */
export interface ItemStatistics {
  readonly questionId: string;
  /** In how many attempts it was asked. */
  readonly asked: number;
  /** The share of them in which it was answered rightly, 0 to 1: the classical "difficulty", which is high where it is easy. */
  readonly facility: number;
  /**
   * How far being right on it goes with being right on the rest of the attempt, −1 to 1: the point-biserial correlation
   * with the share of the attempt's other questions that were right ("corrected item-total correlation"). Absent where
   * everybody was right, or nobody, or all did equally well on the rest.
   */
  readonly discrimination?: number;
  readonly finding: ItemFinding;
}

/**
 * What its author should know: `too-few` attempts to say anything; `misleads`: those who know more get it wrong more
 * often; `tells-little` of who knows more; `too-easy`, `too-hard`; or `good`.
 */
export type ItemFinding = 'too-few' | 'misleads' | 'tells-little' | 'too-easy' | 'too-hard' | 'good';

/** Below this many attempts numbers say more of chance than of the question. */
export const fewestAttempts = 20;
/**
 * Usual bounds in classical test theory (Ebel and Frisbie, "Essentials of Educational Measurement"): below .2 an item
 * is to be revised; one that nearly all or hardly anybody gets right tells nobody apart.
 */
const bounds = { tellsLittle: 0.2, tooEasy: 0.95, tooHard: 0.2 } as const;

/** Statistics of every question that was asked, by its id; the order of the attempts makes no difference. */
export function itemStatistics(attempts: Iterable<GradedAttempt>): ItemStatistics[] {
  const sums = new Map<string, Sums>();
  for (const { byQuestion } of attempts) {
    const entries = Object.entries(byQuestion);
    const right = entries.filter(([, isRight]) => isRight).length;
    for (const [questionId, isRight] of entries) {
      const rest = entries.length > 1 ? (right - Number(isRight)) / (entries.length - 1) : 0;
      const sum = sums.get(questionId) ?? { right: [], wrong: [] };
      sums.set(questionId, sum);
      (isRight ? sum.right : sum.wrong).push(rest);
    }
  }
  return [...sums]
    .map(([questionId, sum]) => statisticsOf(questionId, sum))
    .toSorted((a, b) => (a.questionId < b.questionId ? -1 : 1));
}

/** The shares of the rest that were right, of who was right on the question and of who was wrong. */
interface Sums {
  readonly right: number[];
  readonly wrong: number[];
}

function statisticsOf(questionId: string, { right, wrong }: Sums): ItemStatistics {
  const asked = right.length + wrong.length;
  const facility = right.length / asked;
  const discrimination = pointBiserial(right, wrong);
  const numbers = {
    questionId,
    asked,
    facility,
    ...(discrimination === undefined ? {} : { discrimination }),
  };
  return { ...numbers, finding: findingOf(numbers) };
}

/** (M₁ − M₀) / s · √(p·q), with the standard deviation of the whole population. */
function pointBiserial(right: readonly number[], wrong: readonly number[]): number | undefined {
  // In one order, whichever the attempts came in: sums of binary fractions depend on it.
  const all = [...right, ...wrong].sort((a, b) => a - b);
  const middle = mean(all);
  const spread = Math.sqrt(mean(all.map((share) => (share - middle) ** 2)));
  if (right.length === 0 || wrong.length === 0 || spread < 1e-9) return undefined;
  const share = right.length / all.length;
  const apart = mean(right.toSorted((a, b) => a - b)) - mean(wrong.toSorted((a, b) => a - b));
  return Math.max(-1, Math.min(1, (apart / spread) * Math.sqrt(share * (1 - share))));
}

const mean = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

function findingOf({ asked, facility, discrimination = 0 }: Omit<ItemStatistics, 'finding'>): ItemFinding {
  if (asked < fewestAttempts) return 'too-few';
  if (discrimination < 0) return 'misleads';
  if (facility > bounds.tooEasy) return 'too-easy';
  if (facility < bounds.tooHard) return 'too-hard';
  return discrimination < bounds.tellsLittle ? 'tells-little' : 'good';
}
