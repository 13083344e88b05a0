import { formatDate, formatPeriod } from '../../../domain/calendar/date-words.rules.ts';
import type { Fund } from '../../../domain/mdf/fund.schema.ts';
import { formatMoney } from '../../../domain/money.ts';
import type { Person } from '../../../domain/people/person.schema.ts';
import type { FundMailInput, FundStanding } from '../../funds/fund-activities.ts';
import type { Fact, MailContent } from '../content.ts';

export interface FundContext {
  readonly fund: Fund;
  readonly standing: FundStanding;
  readonly person: Person;
  /** The page of the fund. */
  readonly url: string;
  /** The fund that the rest goes on to, if there is such a fund. */
  readonly into: Fund | undefined;
}
type Message = FundMailInput['message'];
type Said = Pick<MailContent, 'subject' | 'heading' | 'paragraphs' | 'deadline'>;

/** What the owner of a fund is told. */
export function fundMailContent(message: Message, context: FundContext): MailContent {
  const { fund, person, url } = context;
  return {
    ...said(message, context),
    greets: person.name,
    facts: factsOf(context),
    action: { label: 'Open the fund', url, note: 'Opening the page changes nothing.' },
    footnote:
      fund.ownerId === person.id
        ? `You get this e-mail because the fund “${fund.name}” is yours.`
        : `You get this e-mail because the owner of the fund “${fund.name}” is not here any more.`,
  };
}

function said(message: Message, context: FundContext): Said {
  if (message.what === 'ends-soon') return endsSoon(context);
  return message.what === 'ended' ? ended(message, context) : nothingLeft(context);
}

const inFund = ({ currency }: Pick<Fund, 'currency'>, amount: number) => formatMoney({ amount, currency });
const unreserved = ({ unallocated, balances }: FundStanding) => unallocated + balances.available;

function endsSoon({ fund, standing, into }: FundContext): Said {
  const { name, period, atEnd } = fund;
  const then =
    atEnd === 'return'
      ? 'goes back and cannot be reserved any more'
      : `goes on to ${into ? `“${into.name}”` : `the fund ${atEnd.carryTo}`}`;
  return {
    subject: `${inFund(fund, unreserved(standing))} not reserved: ${name} ends on ${formatDate(period.to)}`,
    heading: `${name} ends on ${formatDate(period.to)}`,
    paragraphs: [`${inFund(fund, unreserved(standing))} of it is not reserved yet.`],
    deadline: { by: formatDate(period.to), otherwise: `What is not reserved by then ${then}.` },
  };
}

function nothingLeft({ fund }: FundContext): Said {
  return {
    subject: `Nothing left to accrue from: ${fund.name}`,
    heading: `${fund.name} has nothing left to accrue from`,
    paragraphs: [
      `A partner won a deal, and the fund has ${inFund(fund, fund.unallocated)} that is not allocated: too little for the partner's share.`,
      'Raise the fund, and the shares that are owed are added the next day, in the order in which the deals were won.',
    ],
  };
}

function ended(
  { amount, carried, into: wanted }: Message & { what: 'ended' },
  { fund, standing, into }: FundContext,
): Said {
  const rest = inFund(fund, amount);
  const reserved = standing.balances.reserved + standing.balances.payable;
  const went = carried
    ? `${rest} that nobody had reserved went on to “${into?.name ?? wanted}”.`
    : `${rest} that nobody had reserved went back.`;
  const missing =
    wanted !== undefined && !carried && amount > 0
      ? [
          `It was to go on to the fund ${wanted}, and there is no such fund that takes it: put the money where it belongs yourself.`,
        ]
      : [];
  const held =
    reserved > 0
      ? [`${inFund(fund, reserved)} stays reserved for claims that are still to come or to be paid.`]
      : [];
  return {
    subject: `Ended: ${fund.name}`,
    heading: `The period of ${fund.name} is over`,
    paragraphs: [went, ...missing, ...held],
  };
}

function factsOf({ fund, standing }: FundContext): readonly Fact[] {
  const { available, reserved, payable, paid } = standing.balances;
  const row = (label: string, amount: number) => ({ label, value: inFund(fund, amount) });
  return [
    { label: 'Period', value: formatPeriod(fund.period.from, fund.period.to) },
    row('Not allocated', standing.unallocated),
    row('Free to be reserved', available),
    row('Reserved', reserved + payable),
    row('Paid', paid),
  ];
}
