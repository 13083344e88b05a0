import type { caseNoticeNames } from '../../../domain/mail/messages.ts';
import type { ProcessView } from '../../../domain/processes/process-facts.ts';
import type { MailContent } from '../content.ts';
import { type CaseContext, caseFacts, isOfPartner, pageNote } from './case.context.ts';
import { readable } from './context.ts';

/** How a case ended, in words; `again`: the partner may take it up again. */
export interface Ending {
  readonly label: string;
  readonly again: boolean;
}
type Template = (context: CaseContext, ending: Ending) => MailContent;

/** The beginning and the end of a case of a process. */
export const caseNotices: Readonly<Record<(typeof caseNoticeNames)[number], Template>> = {
  'case-started': (context) => {
    const { view } = context;
    const learner = learnerIn(context);
    if (learner) return enrolled(context, learner);
    const begun = isOfPartner(context)
      ? 'There is nothing to do for you now: we have what you sent, and write to you when something waits for you.'
      : `There is nothing to do for you now. ${view.partner.name} has begun this.`;
    return notice(context, {
      subject: `Received: ${view.title}`,
      heading: isOfPartner(context) ? 'We have received it' : `${view.title} has begun`,
      paragraphs: [begun, `What happens next: ${view.next.what}.`],
    });
  },
  'case-closed': (context, ending) => {
    const { title, outcome } = context.view;
    return notice(context, {
      subject: `${ending.label}: ${title}`,
      heading: `Ended: ${title}`,
      paragraphs: [
        endWords(outcome, ending),
        ...(ending.again && isOfPartner(context) ? ['You can take it up again, from its page.'] : []),
        ...(outcome === 'cancelled' ? ['If you think this is wrong, write to us.'] : []),
      ],
    });
  },
};

/** Whose case it is, where it is one person's. */
const learnerIn = ({ view }: CaseContext) => (view as ProcessView).facts.learner;

/** Of an enrolment both are told, the learner and whoever enrolled them. */
function enrolled(
  context: CaseContext,
  learner: { readonly id: string; readonly name: string },
): MailContent {
  const { view, person } = context;
  const own = person.id === learner.id;
  return notice(context, {
    subject: `Enrolled: ${view.title}`,
    heading: own ? 'You are enrolled' : `${learner.name} is enrolled`,
    paragraphs: [
      own
        ? 'We write to you whenever something waits for you. Where you stand you see under Learning at any time.'
        : 'There is nothing to do for you now: what there is to do waits for the learner.',
      `What happens next: ${view.next.what}.`,
    ],
  });
}

function endWords(outcome: string | undefined, { label }: Ending): string {
  if (outcome === 'withdrawn') return 'There is nothing left to do: it is withdrawn.';
  if (outcome === 'cancelled')
    return 'There is nothing left to do: an administrator closed it. The reason stands on its page.';
  return `There is nothing left to do. It has ended: ${label}. How it came to this stands on its page.`;
}

/** The end in the program's words; the outcome's id, made readable, where the program no longer has it. */
export function endingOf(program: object | undefined, outcome = 'ended'): Ending {
  const outcomes = program && 'outcomes' in program ? program.outcomes : undefined;
  const ending = (outcomes as Record<string, { label: string; reopenWithin?: number }> | undefined)?.[
    outcome
  ];
  return { label: ending?.label ?? readable(outcome), again: ending?.reopenWithin !== undefined };
}

function notice(
  context: CaseContext,
  said: Pick<MailContent, 'subject' | 'heading' | 'paragraphs'>,
): MailContent {
  return {
    ...said,
    greets: context.person.name,
    facts: caseFacts(context),
    action: { label: 'See where it stands', url: context.caseUrl, note: pageNote(context) },
    footnote: isOfPartner(context)
      ? 'You get this e-mail because you began this, or look after it for your company.'
      : 'You get this e-mail because you look after this case.',
  };
}
