import { type DealOutcome, dealOutcomes } from '../../../domain/deals/stages.ts';
import { customerOf, dealName, type MessageContext, productOf, type Template } from './context.ts';
import { notice, reason } from './notice.ts';

const onThePage = 'The reason stands on the deal’s page.';
const again = 'You can register the customer again; the first to do so gets it.';

/** What each end means for the partner, and what can still be done. */
const endings: Readonly<Record<DealOutcome, (context: MessageContext) => string[]>> = {
  won: (context) => [
    `There is nothing left to do. ${customerOf(context)} is recorded as won: well done, and thank you.`,
  ],
  lost: (context) => [
    `There is nothing left to do. ${customerOf(context)} is recorded as lost; thank you for telling us.`,
    again,
  ],
  withdrawn: (context) => [
    `There is nothing left to do. Your registration of ${customerOf(context)} is withdrawn.`,
    again,
  ],
  rejected: (context) => [`Your registration of ${customerOf(context)} was not approved. ${onThePage}`],
  refused: (context) => [
    `Your registration of ${customerOf(context)} is closed: the customer is taken, and it did not wait in the queue.`,
    'You can register it again and wait in the queue.',
  ],
  expired: (context) => [
    `The protection of ${customerOf(context)} for ${productOf(context)} has ended. ${onThePage}`,
    again,
  ],
  lapsed: (context) => [
    `Your registration of ${customerOf(context)} is closed, because no answer came in time. ${onThePage}`,
    again,
  ],
  revoked: (context) => [
    `The protection of ${customerOf(context)} was taken back, and the customer is no longer yours for ${productOf(context)}. ${onThePage}`,
    'If you think this is wrong, write to us.',
  ],
  transferred: (context) => [
    `${customerOf(context)} was handed over and is no longer yours for ${productOf(context)}. ${onThePage}`,
    'If you think this is wrong, write to us.',
  ],
  cancelled: (context) => [
    `An administrator closed your registration of ${customerOf(context)}. ${onThePage}`,
    'If you think this is wrong, write to us.',
  ],
};

/** A ruling, and the end of a case. */
export const endingTemplates = {
  'dispute-ruled': (context) => {
    const { decision: ruling, taken } = context.told;
    const given = ruling ? ruling.outcome === 'approve' : !taken;
    return notice(context, {
      subject: `${given ? 'Ruled for you' : 'Ruled for the present holder'}: ${dealName(context)}`,
      heading: given ? 'The customer is yours' : 'The present holder keeps the customer',
      paragraphs: [
        given
          ? `There is nothing to do for you now. ${customerOf(context)} goes to your registration, which is reviewed next.`
          : `Your registration of ${customerOf(context)} stays where it was: on the deal’s page you can wait in the queue, or withdraw.`,
        ...(ruling ? [] : ['Nobody ruled in time, and this is what the program says happens then.']),
      ],
      ...reason('The ruling', ruling?.comment),
    });
  },
  'deal-closed': (context) => {
    const outcome = context.view.outcome as DealOutcome | undefined;
    const label = outcome ? dealOutcomes[outcome] : 'Closed';
    return notice(context, {
      subject: `${label}: ${dealName(context)}`,
      heading: `${customerOf(context)}: ${label.toLowerCase()}`,
      paragraphs: outcome
        ? endings[outcome](context)
        : [`Your registration of ${customerOf(context)} is closed. ${onThePage}`],
    });
  },
} as const satisfies Record<string, Template>;
