import type { StepOutcome } from '../programs/steps/common.schema.ts';

/** How a question goes on while nobody answers it; all spans are milliseconds from its opening, or from when it is due. */
export interface Unanswered {
  readonly ofPartner: boolean;
  /** Somebody's work rather than a decision. */
  readonly chore?: boolean | undefined;
  /** It waits for the result of an exam, and nobody answers. */
  readonly exam?: boolean | undefined;
  readonly due?: number | undefined;
  /** Who is asked besides, or told, as people read it. */
  readonly above?: string | undefined;
  /** `means`: what silence means, in words: "the registration is rejected". */
  readonly silence?: { readonly after: number; readonly means: string } | undefined;
  /** Silence came before the question: its time was over when it was asked. */
  readonly late?: boolean | undefined;
}

/** What happens at the moment at which somebody else is asked, too. */
export const escalationWords = (above: string): string => `Escalates to ${above}`;

/** What happens at the moment at which silence is taken for an answer. */
export const silentWords = (ofPartner: boolean, means: string): string =>
  `${ofPartner ? 'Unanswered' : 'Nobody decided'}: ${means}`;

/** What happens if nobody acts, as every reader is told. */
export function silenceWords(unanswered: Unanswered): string {
  const { ofPartner, chore, above, silence, late } = unanswered;
  if (late && silence) return `The time for it was over before it was asked, so ${silence.means}.`;
  if (ofPartner) return silenceOfPartner(unanswered);
  const acts = chore ? 'answers' : 'decides';
  if (!silence)
    return above ? `If nobody ${acts} in time, ${above} is asked too.` : `It waits until somebody ${acts}.`;
  if (!above) return `If nobody ${acts}, ${silence.means}.`;
  return `If nobody ${acts} in time, ${above} is asked too; if nobody ${acts} even then, ${silence.means}.`;
}

const day = 86_400_000;

/** Nobody of the vendor answers for the partner: whoever it is escalated to is told. */
function silenceOfPartner({ due = 0, above, silence, exam }: Unanswered): string {
  const [missing, comes] = exam
    ? ['no result comes', 'the result comes']
    : ['nobody answers', 'somebody answers'];
  if (!silence) return above ? `If ${missing} in time, ${above} is told.` : `It waits until ${comes}.`;
  const days = Math.ceil((silence.after - due) / day);
  if (days <= 0) return `If ${missing} by then, ${silence.means}.`;
  return `If ${missing} within ${days} ${days === 1 ? 'day' : 'days'} after that, ${silence.means}.`;
}

interface AtSilence {
  readonly outcome?: string | undefined;
  readonly ends?: string | undefined;
  readonly effect?: string | undefined;
}

/** What silence means at a step, in the program's own words if it has any; `endLabel` says how an outcome of the program reads. */
export function silenceMeans(
  { outcome, ends, effect }: AtSilence,
  outcomes: readonly StepOutcome[],
  endLabel: (outcome: string) => string,
): string {
  if (effect) return effect;
  if (ends) return `it ends as "${endLabel(ends)}"`;
  const pressed = outcomes.find(({ id }) => id === outcome)?.label;
  return pressed === undefined ? 'it goes on without an answer' : `it goes on as "${pressed}"`;
}
