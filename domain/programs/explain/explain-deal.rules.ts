import { listed } from '../../wording.rules.ts';
import type { Answer, Approval, Condition, WrittenDealProgram } from '../deal-registration.schema.ts';
import { businessTimeInWords, durationInWords } from '../duration-words.rules.ts';
import { calendarInWords } from './calendar.rules.ts';
import type { Explanation, Line, TableRow } from './explanation.ts';

/** A deal registration program in words. */
export function explainDeal(program: WrittenDealProgram): Explanation {
  const { title, version, queue, approval, protection, disputes } = program;
  const lines = (...texts: readonly string[]): Line[] => texts.map((text) => ({ depth: 0, text }));
  return {
    title: `${title} (deal-registration version ${version})`,
    intro: [
      `Deals in ${listed(Object.keys(program.exchangeRates))}; all amounts below are ${program.currency}.`,
      calendarInWords(program.calendar),
    ],
    sections: [
      { title: 'Registered', lines: lines(...registered(program)) },
      {
        title: 'Approved by rule',
        lines: lines(
          ...program.autoApprove.map(({ name, when }) => `**${name}**: ${conditionInWords(program, when)}.`),
        ),
      },
      {
        title: 'Approved by people',
        lines: lines(
          ...approval.levels.map(
            (level) =>
              `${level.when ? `If ${conditionInWords(program, level.when)}: ` : ''}${approvalInWords(program, level)}`,
          ),
          `Changes can be asked for ${approval.changes.rounds} times; the partner has ${durationInWords(approval.changes.within)}.`,
          ...(approval.signedInAtLeast === undefined
            ? []
            : [`From ${amount(approval.signedInAtLeast)} on, a decision is taken signed in.`]),
        ),
      },
      {
        title: 'Protected',
        lines: lines(
          ...protectionInWords(protection),
          approvalInWords(program, protection.extensions.approval),
        ),
      },
      { title: 'Contested', lines: lines(approvalInWords(program, disputes)) },
    ],
    table: [
      partnerRow('accepts a customer that has become free', queue.accept, 'the next in the queue is asked'),
      ...[...approval.levels, protection.extensions.approval, disputes].map((one) =>
        approvalRow(program, one),
      ),
      partnerRow('changes what was asked for', approval.changes, 'the registration is closed'),
      partnerRow(
        `reports progress, every ${durationInWords(protection.progress.every)}`,
        protection.progress.answer,
        'protection ends',
      ),
    ],
  };
}

const amount = (whole: number) => whole.toLocaleString('en');

function registered({ customer, queue, productFamilies, territories }: WrittenDealProgram): string[] {
  return [
    `A customer is held for one of ${listed(Object.values(productFamilies), 'or')}, in one territory: ${listed(Object.keys(territories))}, or a country by itself.`,
    `A customer that resembles another with a score of ${customer.nearMatchFrom} or more is shown to the approver.`,
    `A partner whose customer is taken has ${durationInWords(queue.decideWithin)} to join the queue or contest it.`,
  ];
}

function protectionInWords({
  period,
  reminders,
  extensions,
  progress,
}: WrittenDealProgram['protection']): string[] {
  return [
    `For ${durationInWords(period)}; the partner is reminded ${listed(reminders.map(durationInWords))} before the end.`,
    `It can be extended ${extensions.max} times by ${durationInWords(extensions.by)}.`,
    `Without a sign of life for ${durationInWords(progress.every)} the partner is asked, and has ${durationInWords(progress.answer.within)}.`,
  ];
}

/** `the amount is 50,000 or more and the tier is gold`. */
export function conditionInWords(program: WrittenDealProgram, when: Condition): string {
  const { amountAtLeast, amountBelow, tiers, competencies, productFamilies, territories, nearMatches } = when;
  const parts = [
    amountAtLeast === undefined ? '' : `the amount is ${amount(amountAtLeast)} or more`,
    amountBelow === undefined ? '' : `the amount is below ${amount(amountBelow)}`,
    tiers ? `the tier is ${listed(tiers, 'or')}` : '',
    competencies ? `the partner holds ${listed(competencies)}` : '',
    productFamilies
      ? `the product is ${listed(
          productFamilies.map((one) => program.productFamilies[one] ?? one),
          'or',
        )}`
      : '',
    territories ? `the territory is ${listed(territories, 'or')}` : '',
    nearMatches === undefined
      ? ''
      : nearMatches
        ? 'the customer resembles another'
        : 'no other customer resembles it',
  ];
  return listed(parts.filter(Boolean)) || 'always';
}

function approvalInWords(program: WrittenDealProgram, one: Approval): string {
  return `**${one.name}**: ${program.roles[one.role] ?? one.role}, ${whenOf(program, one)}; ${silenceOf(one)}.`;
}

function whenOf(program: WrittenDealProgram, { serviceLevel, reminders, escalation }: Approval): string {
  return [
    `within ${businessTimeInWords(serviceLevel)}`,
    ...(reminders.length > 0 ? [`reminded after ${listed(reminders.map(businessTimeInWords))}`] : []),
    ...(escalation
      ? [
          `after ${businessTimeInWords(escalation.after)} ${program.roles[escalation.to] ?? escalation.to} is asked too`,
        ]
      : []),
  ].join('; ');
}

const silenceOf = ({ atSilence }: Approval) =>
  `after ${businessTimeInWords(atSilence.after)} it is ${atSilence.outcome === 'approve' ? 'approved' : 'rejected'}`;

function approvalRow(program: WrittenDealProgram, one: Approval): TableRow {
  return {
    who: program.roles[one.role] ?? one.role,
    what: `decides: ${one.name}`,
    when: whenOf(program, one),
    silence: silenceOf(one),
  };
}

function partnerRow(what: string, { within, reminders }: Answer, silence: string): TableRow {
  const reminded = reminders.length > 0 ? `; reminded after ${listed(reminders.map(durationInWords))}` : '';
  return { who: 'The partner', what, when: `within ${durationInWords(within)}${reminded}`, silence };
}
