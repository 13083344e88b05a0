import type { Fact, MailContent } from '../content.ts';
import { isPartner, type MessageContext } from './context.ts';
import { dealFacts } from './facts.ts';

/** What is special about a message that asks for no answer by link. */
export interface Notice
  extends Pick<MailContent, 'subject' | 'heading' | 'paragraphs' | 'deadline' | 'quote'> {
  /** Rows before those of the deal. */
  readonly facts?: readonly Fact[];
}

/** A message with a button to the deal's page in the portal. */
export function notice(context: MessageContext, { facts = [], ...said }: Notice): MailContent {
  return {
    ...said,
    greets: context.person.name,
    facts: [...facts, ...dealFacts(context)],
    action: {
      label: 'Open the deal',
      url: context.url,
      note: 'Opening the page changes nothing. If you are not signed in, it sends you a link to sign in with.',
    },
    footnote: isPartner(context)
      ? 'You get this e-mail because you registered this deal, or look after it for your company.'
      : 'You get this e-mail because you look after this deal.',
  };
}

/** The reason somebody gave, as their own words; nothing if none was given. */
export function reason(from: string, text: string | undefined): Pick<MailContent, 'quote'> {
  return text?.trim() ? { quote: { from, text } } : {};
}
