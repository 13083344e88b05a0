import type { MailContent } from '../content.ts';
import { type CaseContext, caseFacts, isOfPartner, pageNote } from './case.context.ts';

/** A message whose subject and words are the program's, with what the case is and the way to its page. */
export function programMessage(
  context: CaseContext,
  { subject, text }: { readonly subject: string; readonly text: string },
): MailContent {
  return {
    subject,
    heading: subject,
    greets: context.person.name,
    paragraphs: [],
    markdown: text,
    facts: caseFacts(context),
    action: { label: 'See where it stands', url: context.caseUrl, note: pageNote(context) },
    footnote: isOfPartner(context)
      ? 'You get this e-mail because you take part in this for your company.'
      : 'You get this e-mail because you look after this case.',
  };
}
