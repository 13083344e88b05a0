import { changeableFields } from '../../../domain/deals/deal.schema.ts';
import { listed } from '../../../domain/wording.rules.ts';
import type { MailContent } from '../content.ts';
import { customerOf, dayFor, productOf, type TaskContext } from './context.ts';
import { dealFacts, holderFacts, momentFact, nearMatches } from './facts.ts';

/** What a task asks, whichever occasion it is said on: at its opening, as a reminder, or to somebody else. */
export interface Ask extends Pick<MailContent, 'heading' | 'facts' | 'quote' | 'list'> {
  /** In an imperative few words, before the name of the deal: `Decide`. */
  readonly verb: string;
  readonly request: string;
  readonly button: 'Review and decide' | 'Answer';
}

/** What this task asks, by the step of the program that opened it. */
export function askOf(context: TaskContext): Ask {
  return (asks[context.task.step] ?? otherAsk)(context);
}

const asks: Readonly<Record<string, (context: TaskContext) => Ask>> = {
  approval: (context) => ({
    verb: 'Decide',
    heading: 'A deal registration waits for your decision',
    request: `Please decide on the registration of ${customerOf(context)} for ${productOf(context)} by ${context.view.partner.name}. ${choices(context)}`,
    facts: dealFacts(context),
    ...quoteOf('What the partner writes about it', context.view.facts.registration.description),
    ...nearMatches(context),
    button: 'Review and decide',
  }),
  extension: (context) => ({
    verb: 'Decide on more time',
    heading: 'A partner asks for more time',
    request: `Please decide whether ${context.view.partner.name} gets more time to win ${customerOf(context)}. ${choices(context)}`,
    facts: [
      ...momentFact(context, 'Protected until', context.view.facts.protection?.until),
      ...dealFacts(context),
    ],
    ...quoteOf('The partner’s evidence of progress', context.task.note),
    button: 'Review and decide',
  }),
  dispute: (context) => ({
    verb: 'Rule on a dispute',
    heading: 'A partner contests a conflict',
    request: `Please rule who ${customerOf(context)} belongs to: ${context.view.partner.name} says it is theirs. The page shows both trails, side by side.`,
    facts: [...holderFacts(context), ...dealFacts(context)],
    ...quoteOf('The partner’s grounds', context.task.note),
    button: 'Review and decide',
  }),
  changes: (context) => ({
    verb: 'Change',
    heading: 'Your registration needs a change',
    request: `Please change ${fieldNames(context.task.fields)} and send the registration of ${customerOf(context)} back. The review goes on from there.`,
    facts: dealFacts(context),
    ...quoteOf('What the reviewer writes', context.task.note),
    button: 'Answer',
  }),
  offer: (context) => ({
    verb: 'Accept or decline',
    heading: `${customerOf(context)} is free for you`,
    request: `Please accept or decline ${customerOf(context)} for ${productOf(context)}. You waited in the queue, and the customer is held for you until you answer; once you accept, your registration goes to review.`,
    facts: dealFacts(context),
    button: 'Answer',
  }),
  progress: (context) => ({
    verb: 'Report progress',
    heading: `How is it going with ${customerOf(context)}?`,
    request: `Please write us a line or two on how it goes with ${customerOf(context)}, and protection goes on until ${dayFor(context, context.view.facts.protection?.until)}. If you no longer pursue it, give the deal up.`,
    facts: [
      ...momentFact(context, 'Protected until', context.view.facts.protection?.until),
      ...dealFacts(context),
    ],
    button: 'Answer',
  }),
};

/** A step that a later program adds is asked in the program's own words. */
function otherAsk(context: TaskContext): Ask {
  const { title, party, note } = context.task;
  return {
    verb: title,
    heading: title,
    request: `Please look at ${customerOf(context)}. ${choices(context)}`,
    facts: dealFacts(context),
    ...quoteOf('Note', note),
    button: party === 'vendor' ? 'Review and decide' : 'Answer',
  };
}

function choices({ task }: TaskContext): string {
  const labels = task.outcomes.map(({ label }) => label);
  return labels.length > 0 ? `Your choices: ${listed(labels, 'or')}.` : '';
}

function fieldNames(fields: readonly string[] = []): string {
  const names: Readonly<Record<string, string>> = changeableFields;
  const known = fields.map((field) => names[field] ?? field);
  return known.length > 0 ? `these fields (${known.join(', ')})` : 'what was asked for';
}

function quoteOf(from: string, text: string | undefined): Pick<MailContent, 'quote'> {
  return text?.trim() ? { quote: { from, text } } : {};
}
