import type { FundStore } from '../../activities/store/funds.store.ts';
import type { PaymentStore } from '../../activities/store/payments.store.ts';
import { DomainError } from '../../domain/errors.ts';
import type { Activity } from '../../domain/mdf/activity.ts';
import {
  activityOf,
  allocationOf,
  eur,
  fundOf,
  newId,
  paymentOf,
} from '../connected/store/ledger-fixtures.ts';
import { isOf, places, type Step } from './ledger-model.ts';

interface ActOf {
  readonly key: string;
  readonly at: string;
}
const at = '2026-03-01T09:00:00.000Z';

/** A fund with empty allocations, and who takes steps on it; answers are in the words of the model. */
export async function ledgerWorld(stores: { readonly funds: FundStore; readonly payments: PaymentStore }) {
  const { funds, payments } = stores;
  const fund = fundOf();
  await funds.create(fund, { key: `${fund.id}/create`, at, amount: 0 });
  const allocations = Array.from({ length: places }, () => allocationOf(fund));
  for (const one of allocations) await funds.allocate(one, { key: one.id, at, amount: 0 });
  const cases = Array.from({ length: 4 }, () => newId('case'));
  const last = new Map<number, { readonly id: string; readonly amount: number }>();
  const place = (n: number) => ({ fundId: fund.id, allocationId: allocations[n]?.id ?? '' });

  /** `key`: the same again is the same act. */
  const take = async (step: Step, key: string): Promise<string> => {
    const act = { key: `${fund.id}/${key}`, at };
    try {
      return inWords(await answerTo(step, act));
    } catch (failure) {
      if (failure instanceof DomainError) return failure.code;
      throw failure;
    }
  };

  const answerTo = async (step: Step, act: ActOf): Promise<unknown> => {
    if (isOf(step, 'end')) return funds.end(fund.id);
    if (isOf(step, 'raise', 'lower')) return funds[step.kind](fund.id, { ...act, amount: step.amount });
    if (isOf(step, 'rest')) return funds.returnRest(place(step.place), act);
    if (isOf(step, 'add', 'take', 'accrue')) return onAllocation(step, act);
    const caseId = cases[step.at] ?? '';
    if (isOf(step, 'release')) return funds.release(caseId, act);
    if (isOf(step, 'change', 'reserve', 'accept')) return onReservation(step, caseId, act);
    return onPayment(step, act);
  };

  const onPayment = (step: Extract<Step, { kind: 'export' | 'back' | 'confirm' }>, act: ActOf) => {
    const payment = last.get(step.at);
    if (!payment) throw new DomainError('not-found', 'Nothing was accepted yet.');
    if (step.kind === 'back') return payments.backToDue(payment.id);
    if (step.kind === 'export') return payments.export(batchOf(payment, act));
    const amount = eur(payment.amount + step.more);
    return funds.confirmPayment(payment.id, { amount, paidOn: '2026-05-12', reference: 'X' }, act);
  };

  const onAllocation = (
    { kind, place: n, amount }: Extract<Step, { kind: 'add' | 'take' | 'accrue' }>,
    act: ActOf,
  ) => {
    if (kind === 'add') return funds.addTo(place(n), { ...act, amount });
    if (kind === 'take') return funds.takeFrom(place(n), { ...act, amount });
    return funds.accrue(place(n), { ...act, amount, partnerId: 'northwind' });
  };

  const onReservation = async (
    step: Extract<Step, { kind: 'reserve' | 'change' | 'accept' }>,
    caseId: string,
    act: ActOf,
  ): Promise<unknown> => {
    const { amount } = step;
    const told = { ...act, original: eur(amount) };
    if (step.kind === 'reserve')
      return funds.reserve(
        activityOf(allocations[step.place] ?? allocationOf(fund), amount, { caseId }),
        told,
      );
    if (step.kind === 'change')
      return funds.changeReservation(
        caseId,
        { granted: amount, from: '2026-06-01', to: '2026-06-02', claimBy: '2026-08-01' },
        told,
      );
    const activity = (await funds.activity(caseId)) as Activity | undefined;
    if (!activity) throw new DomainError('not-found', 'Nothing is reserved.');
    const payment = paymentOf(activity, amount, { id: `PY-${act.key}`, claim: activity.claims + 1 });
    const answer = await funds.acceptClaim(payment, told);
    if (answer.kind === 'done') last.set(step.at, { id: payment.id, amount });
    return answer;
  };

  const state = async () => {
    const found = await funds.fund(fund.id);
    return {
      unallocated: found?.unallocated,
      withdrawn: found?.withdrawn,
      allocations: await Promise.all(
        allocations.map(async ({ id }) => (await funds.allocation(fund.id, id))?.balances),
      ),
    };
  };
  return { take, state, fundId: fund.id };
}

const batchOf = ({ id, amount }: { id: string; amount: number }, { key }: { key: string }) => ({
  ...{ id: `PB-${key}`, createdAt: at, byPersonId: newId('person'), currency: 'EUR', total: amount },
  ...{ paymentIds: [id], sha256: 'a'.repeat(64) },
});

function inWords(answer: unknown): string {
  if (answer === undefined || typeof answer === 'string') return 'done';
  const { kind, left, released, notDue } = answer as Record<string, unknown>;
  if (released !== undefined) return `released ${released}`;
  if (notDue !== undefined) return 'not due';
  return kind === 'short' ? `short ${left}` : String(kind);
}
