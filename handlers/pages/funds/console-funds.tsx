import { randomUUID } from 'node:crypto';
import { fundPath } from '../../../portal/components/funds/fund-chip.tsx';
import type { FormAttempt } from '../../../portal/form.ts';
import { FundPage } from '../../../portal/pages/funds/fund.page.tsx';
import { FundsPage } from '../../../portal/pages/funds/funds.page.tsx';
import { NewFundPage, newFundForm } from '../../../portal/pages/funds/new-fund.page.tsx';
import { isAllowed } from '../../services/permissions.ts';
import { leadOn } from '../lead-on.ts';
import { formValues, refusal, type SignedInVisit, show, textOf } from '../page.tsx';
import { requestKeyOf } from '../request-key.ts';
import { readMoney, refusedForm } from '../sent-form.ts';
import { quarterOf } from './quarter.ts';

const fundsAtOnce = 10;
/** So many activities stand on a fund's timeline: the newest. */
const activitiesDrawn = 100;

/** Every fund, for the vendor's people; a partner has a page of its own. */
export async function listFunds({ c, frame, services, person, caller }: SignedInVisit): Promise<Response> {
  if (person.partnerId) return c.redirect('/funds', 303);
  const cursor = c.req.query('cursor');
  const funds = await services.funds.list(caller, { cursor, limit: fundsAtOnce });
  const names = await services.namesOf(funds.items.map(({ ownerId }) => ownerId));
  const mayManage = isAllowed(caller, 'manage-funds');
  return show(c, <FundsPage {...{ frame, funds, names, mayManage, cursor }} />);
}

/** A fund's page. `attempt`: a form of it that was not taken. */
export async function showFund(
  visit: SignedInVisit,
  attempt?: FormAttempt,
  status?: Parameters<typeof show>[2],
): Promise<Response> {
  const { c, frame, services, caller } = visit;
  const fundId = c.req.param('fundId') ?? '';
  const { fund, allocations } = await services.funds.get(caller, fundId);
  const next = fund.atEnd === 'return' ? [] : [fund.atEnd.carryTo];
  const [activities, [came], names, labels] = await Promise.all([
    services.funds.activities(caller, fundId, { limit: activitiesDrawn }),
    services.funds.returns(caller, fundId, 'fund'),
    services.namesOf([fund.ownerId]),
    services.funds.labels(caller, {
      fundIds: next,
      partnerIds: allocations.flatMap(({ for: target }) =>
        target.to === 'partner' ? [target.partnerId] : [],
      ),
    }),
  ]);
  const mayManage = isAllowed(caller, 'manage-funds');
  const props = { frame, fund, allocations, activities: activities.items, mayManage, attempt };
  return show(
    c,
    <FundPage
      {...props}
      came={came as NonNullable<typeof came>}
      labels={{ ...labels, ...names }}
      requestKey={randomUUID()}
    />,
    status,
  );
}

export async function newFund(visit: SignedInVisit): Promise<Response> {
  return formResponse(visit);
}

async function formResponse(
  { c, frame, services, caller, person }: SignedInVisit,
  attempt?: FormAttempt,
  status?: Parameters<typeof show>[2],
): Promise<Response> {
  const choices = await services.funds.choices(caller);
  const { from, to } = quarterOf(frame.now);
  const owner = choices.owners.some(({ id }) => id === person.id) ? person.id : (choices.owners[0]?.id ?? '');
  const defaults = { 'period.from': from, 'period.to': to, ownerId: owner, atEnd: 'return' };
  return show(
    c,
    <NewFundPage {...{ frame, choices, defaults, attempt }} requestKey={randomUUID()} />,
    status,
  );
}

export async function createFund(visit: SignedInVisit): Promise<Response> {
  const { c, services, caller } = visit;
  const values = await formValues(c);
  const amount = readMoney(values, 'amount');
  const atEnd = textOf(values, 'atEnd');
  const input = {
    name: textOf(values, 'name'),
    ownerId: textOf(values, 'ownerId'),
    currency: textOf(values, 'amount.currency'),
    period: { from: textOf(values, 'period.from'), to: textOf(values, 'period.to') },
    atEnd: atEnd === 'return' ? atEnd : { carryTo: atEnd },
    amount: 'problem' in amount ? 0 : amount.amount,
  };
  try {
    const fund = await services.funds.create(caller, input, { requestKey: requestKeyOf(values) });
    return leadOn(visit, fundPath(fund.id), 'fund-created');
  } catch (failure) {
    const { error, status } = refusal(failure);
    const problems = error.fields.map((problem) =>
      problem.field === 'amount' && 'problem' in amount
        ? { field: 'amount', message: amount.problem }
        : problem,
    );
    return formResponse(visit, { ...refusedForm(newFundForm, values, error), problems }, status);
  }
}
