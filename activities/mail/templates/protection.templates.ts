import { formatMoment } from '../../../domain/mail/moments.rules.ts';
import { customerOf, dayFor, dealName, type MessageContext, productOf, type Template } from './context.ts';
import { momentFact } from './facts.ts';
import { notice, reason } from './notice.ts';

const untilOf = (context: MessageContext) => context.view.facts.protection?.until;
const protectedUntil = (context: MessageContext) => momentFact(context, 'Protected until', untilOf(context));

/** From the start of protection to its end. */
export const protectionTemplates = {
  protected: (context) =>
    notice(context, {
      subject: `Protected until ${dayFor(context, untilOf(context))}: ${dealName(context)}`,
      heading: 'Your deal is protected',
      paragraphs: [
        `Go and win it: until ${dayFor(context, untilOf(context))}, ${customerOf(context)} is yours for ${productOf(context)}, and nobody else can register it.`,
        ...(context.told.handedOver
          ? ['The deal was handed over to you, with the protection that was left.']
          : []),
        'Tell us on the deal’s page how it goes and when it is won or lost. We ask from time to time, and remind you before protection ends.',
      ],
      facts: protectedUntil(context),
    }),
  'protection-reminder': (context) =>
    notice(context, {
      subject: `Protection ends on ${dayFor(context, untilOf(context))}: ${dealName(context)}`,
      heading: 'Protection ends soon',
      paragraphs: [
        `Please open the deal’s page and report ${customerOf(context)} won or lost, or ask for more time and say how far you are.`,
      ],
      deadline: {
        ...by(context),
        otherwise: 'If you do nothing, protection ends then, and others can register the customer.',
      },
    }),
  'protection-extended': (context) =>
    notice(context, {
      subject: `Protected for longer, until ${dayFor(context, untilOf(context))}: ${dealName(context)}`,
      heading: 'You have more time',
      paragraphs: [
        `There is nothing to do for you now. Your request was approved: ${customerOf(context)} stays yours for ${productOf(context)} until ${dayFor(context, untilOf(context))}.`,
      ],
      facts: protectedUntil(context),
    }),
  'extension-refused': (context) => {
    const comment = context.told.decision?.comment;
    return notice(context, {
      subject: `No more time: ${dealName(context)}`,
      heading: 'Your request for more time was refused',
      paragraphs: [
        `Please report ${customerOf(context)} won before protection ends, if you can: we are sorry, it is not extended.`,
        ...(comment ? [] : ['Nobody decided on your request in time, and the program refuses it then.']),
      ],
      deadline: { ...by(context), otherwise: 'Protection ends then, and others can register the customer.' },
      ...reason('The reason given', comment),
    });
  },
} as const satisfies Record<string, Template>;

function by(context: MessageContext): { by?: string } {
  const until = untilOf(context);
  return until ? { by: formatMoment(until, context.person.timeZone) } : {};
}
