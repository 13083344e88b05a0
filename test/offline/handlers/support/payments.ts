import type { Activity, Payment } from '../../../../domain/mdf/activity.ts';
import type { Partner } from '../../../../domain/partners/partner.schema.ts';
import { people, portal } from './people.ts';
import { changeProcess, putInForce } from './processes.ts';
import type { Setting } from './setting.ts';

/** A program whose cases ask finance whether a payment was made. */
const payouts = `
program: payouts
kind: custom
version: 1
title: Payouts
calendar: { timeZone: UTC, workingDays: [1, 2, 3, 4, 5], from: "09:00", to: "17:00", holidays: [] }
roles: { finance: Finance }
starts: { by: partner, form: request, caseTitle: "{{ request.name }}" }
forms:
  request: { title: Ask, fields: [{ name: name, type: text, label: Name }] }
  payment:
    title: Paid
    fields:
      - { name: amount, type: money, label: Paid, currencies: [EUR, USD] }
      - { name: paidOn, type: date, label: Paid on }
      - { name: reference, type: text, label: Reference }
stages:
  - id: payment
    label: Payment
    steps: [{ step: form, id: pay, form: payment, by: finance, within: P5D }]
outcomes: { done: { label: Paid } }
`;

/** The accounts of two partners: the examples of Germany and of Turkey in the registry of IBANs. */
const accounts: Readonly<Record<string, NonNullable<Partner['bank']>>> = {
  alpine: { holder: 'Alpine Bär & Söhne GmbH', iban: 'DE89370400440532013000', bic: 'COBADEFFXXX' },
  northwind: { holder: 'Northwind', iban: 'TR330006100519786457841326', bic: 'TGBATRISXXX' },
};

/** A case of {@link payouts} that waits for finance in its second round, and the payment that it is about. */
export async function owed(setting: Setting, change: Partial<Payment> = {}): Promise<Payment> {
  const { memory, services } = setting;
  const { partnerId = 'alpine' } = change;
  if (!memory.versions.some(({ version }) => version.programId === 'payouts'))
    await putInForce(memory, payouts);
  const name = `Fair ${memory.payments.size + 1}`;
  const started = await services.cases.start(
    portal(partnerId === 'alpine' ? 'rival' : 'owner'),
    'payouts',
    { name },
    { requestKey: `payout-number-${memory.payments.size}` },
  );
  const task = {
    ...{
      id: 'T7',
      step: 'claims[1].pay',
      title: 'Pay',
      party: 'vendor',
      role: 'finance',
      roleLabel: 'Finance',
    },
    ...{
      assignees: [people.finance.id],
      quorum: 1,
      votes: [],
      form: 'payment',
      atSilence: '',
      signedIn: false,
    },
    outcomes: [{ id: 'sent', label: 'Send', effect: '', needs: 'form', tone: 'positive' }],
    ...{ openedAt: '2027-03-01T08:00:00.000Z', status: 'open' },
  } as const;
  const earlier = { ...task, id: 'T3', step: 'claims[0].pay', status: 'done' } as const;
  changeProcess(memory, started.id, { tasks: [earlier, { ...task, outcomes: [...task.outcomes] }] as never });
  const number = String(memory.payments.size + 1).padStart(10, '0');
  const payment: Payment = {
    ...{ id: `PY-${number}`, caseId: started.id, workflowId: started.workflowId, partnerId },
    ...{ fundId: 'FD-0000000001', allocationId: 'AL-0000000001', claim: 2, step: 'claims[1].accept' },
    ...{ amount: { amount: 125_000, currency: 'EUR' }, method: 'bank', status: 'due' },
    dueSince: `2027-02-${String(memory.payments.size + 10)}T10:00:00.000Z`,
    ...change,
  };
  memory.payments.set(payment.id, payment);
  memory.activities.set(started.id, { caseId: started.id, title: name } as Activity);
  return payment;
}

/** Tells the installation where a partner's money goes. */
export function giveAccount({ memory }: Setting, partnerId: string, change: Partial<Partner> = {}): void {
  const partner = memory.partners.get(partnerId);
  if (partner) memory.partners.set(partnerId, { ...partner, bank: accounts[partnerId], ...change });
}
