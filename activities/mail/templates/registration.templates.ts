import { formatMoment } from '../../../domain/mail/moments.rules.ts';
import { customerOf, dealName, productOf, type Template } from './context.ts';
import { momentFact } from './facts.ts';
import { notice, reason } from './notice.ts';

/** From the registration to the moment it is decided. */
export const registrationTemplates = {
  'registration-received': (context) =>
    notice(context, {
      subject: `Registration received: ${dealName(context)}`,
      heading: 'We have your registration',
      paragraphs: [
        `There is nothing to do for you now. ${customerOf(context)} is kept for you for ${productOf(context)} while your registration is reviewed.`,
        'We write to you as soon as it is decided. The deal’s page shows at any time who it waits for, and until when.',
      ],
      facts: momentFact(context, 'Registered', context.view.facts.registeredAt),
    }),
  'customer-taken': (context) =>
    notice(context, {
      subject: `Customer is taken: ${dealName(context)}`,
      heading: 'This customer is taken',
      paragraphs: [
        `Please choose on the deal’s page how to go on: wait in the queue, contest the conflict, or withdraw. ${customerOf(context)} is taken for ${productOf(context)} in this territory; we do not say by whom.`,
        'In the queue, the customer is offered to you when it becomes free. If you contest it, our channel team looks at both registrations and rules.',
      ],
      ...untilNext(context),
    }),
  queued: (context) =>
    notice(context, {
      subject: `In the queue: ${dealName(context)}`,
      heading: 'You are in the queue',
      paragraphs: [
        `There is nothing to do for you now. ${customerOf(context)} is taken for ${productOf(context)}, and you wait for it with the time stamp below.`,
        'When it becomes free and you are next, it is held for you and we ask whether you want it. You can contest the conflict or withdraw on the deal’s page.',
      ],
      facts: momentFact(context, 'In the queue since', context.view.facts.queuedAt),
    }),
  rejected: (context) => {
    const comment = context.told.decision?.comment;
    const silence =
      'Nobody decided in time, and the program rejects a registration then. That is our doing, not yours: register the customer again, or write to us.';
    return notice(context, {
      subject: `Not approved: ${dealName(context)}`,
      heading: 'Your registration was not approved',
      paragraphs: [
        `We are sorry: your registration of ${customerOf(context)} for ${productOf(context)} was not approved, and the customer is not protected for you.`,
        comment ? 'You can register the customer again once the reason below no longer holds.' : silence,
      ],
      ...reason('The reviewer’s reason', comment),
    });
  },
} as const satisfies Record<string, Template>;

function untilNext({ view, person }: Parameters<Template>[0]) {
  const next = view.next.deadline;
  const otherwise = 'If you do nothing by then, the registration closes as refused.';
  if (!next)
    return {
      deadline: {
        otherwise: 'If you do nothing, the registration closes as refused. The deal’s page shows when.',
      },
    };
  return { deadline: { by: formatMoment(next.at, person.timeZone), otherwise } };
}
