import type { OutsideActivities, ProgramMessageInput } from './activities.ts';
import type { MailContent } from './mail/content.ts';
import { caseUrl } from './mail/links.ts';
import { type CaseContext, caseFacts, isOfPartner, pageNote } from './mail/templates/case.context.ts';
import { deliver, type SendMessageDeps } from './send-message.activity.ts';

/**
 * An e-mail whose subject and words are the program's, in the house's layout. Sent once for each step and person, and
 * to nobody who became inactive.
 * @throws ApplicationFailure with a type of `mailFailures` (activities/mail/send-once.ts).
 */
export function createSendProgramMessage(deps: SendMessageDeps): OutsideActivities['sendProgramMessage'] {
  return async (input) => {
    const person = await deps.stores.people.get(input.personId);
    if (!person?.active) return;
    const { view } = input;
    const context = { view, person, caseUrl: await caseUrl(deps, view, person) };
    await deliver(deps, input, person, contentOf(context, input));
  };
}

function contentOf(context: CaseContext, { subject, text }: ProgramMessageInput): MailContent {
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
