import { randomUUID } from 'node:crypto';
import { DomainError, type FieldProblem } from '../../../domain/errors.ts';
import type { Allotted, Fund } from '../../../domain/mdf/fund.schema.ts';
import { parseMoney } from '../../../domain/money.schema.ts';
import { changeFormId } from '../../../portal/components/funds/allocation-list.tsx';
import { type FundAct, fundActs } from '../../../portal/components/funds/fund-acts.tsx';
import { fundPath } from '../../../portal/components/funds/fund-chip.tsx';
import type { FormAttempt, FormValues } from '../../../portal/form.ts';
import { AllocatePage, allocateForm as formId, targets } from '../../../portal/pages/funds/allocate.page.tsx';
import { leadOn } from '../lead-on.ts';
import { formValues, refusal, type SignedInVisit, show, textOf } from '../page.tsx';
import { requestKeyOf, valuesAgain } from '../request-key.ts';
import { countProblems, messageOf, refusedForm } from '../sent-form.ts';
import { readAllocation } from './allocation.form.ts';
import { showFund } from './console-funds.tsx';

const fundIdOf = ({ c }: SignedInVisit) => c.req.param('fundId') ?? '';

/** More money into a fund, or less. */
export async function changeFund(visit: SignedInVisit): Promise<Response> {
  const { c, services, caller } = visit;
  const { funds } = services;
  const act = (Object.keys(fundActs) as FundAct[]).find((known) => known === c.req.param('act'));
  if (!act) throw new DomainError('not-found', 'There is no such act.');
  const { fund } = await funds.get(caller, fundIdOf(visit));
  const values = await formValues(c);
  const amount = parseMoney(textOf(values, 'amount'), fund.currency);
  if ('problem' in amount) return wrongAmount(visit, act, values, amount.problem);
  return tried(visit, { form: act, values, done: `fund-${act}` }, () =>
    funds[act](caller, fund.id, { amount: amount.amount }, { requestKey: requestKeyOf(values) }),
  );
}

/** More into an allocation, or back to its fund. */
export async function changeAllocation(visit: SignedInVisit): Promise<Response> {
  const { c, services, caller } = visit;
  const { fund } = await services.funds.get(caller, fundIdOf(visit));
  const allocationId = c.req.param('allocationId') ?? '';
  const values = await formValues(c);
  const form = changeFormId(allocationId);
  const amount = parseMoney(textOf(values, 'amount'), fund.currency);
  if ('problem' in amount) return wrongAmount(visit, form, values, amount.problem);
  const sign = textOf(values, 'way') === 'less' ? -1 : 1;
  return tried(visit, { form, values, done: 'allocation-changed' }, () =>
    services.funds.change(
      caller,
      { fundId: fund.id, allocationId },
      { amount: sign * amount.amount },
      { requestKey: requestKeyOf(values) },
    ),
  );
}

function wrongAmount(visit: SignedInVisit, form: string, values: FormValues, problem: string) {
  const problems = [{ field: 'amount', message: problem }];
  return showFund(visit, { form, values, problems, message: countProblems(problems) }, 422);
}

interface Tried {
  readonly form: string;
  readonly values: FormValues;
  readonly done: string;
}

/** Carries it out; a form that is refused is shown again with what was typed, and with what stands against it. */
async function tried(visit: SignedInVisit, { form, values, done }: Tried, work: () => Promise<unknown>) {
  try {
    await work();
  } catch (failure) {
    const { error, status } = refusal(failure);
    return showFund(visit, againOf(form, values, error), status);
  }
  return leadOn(visit, fundPath(fundIdOf(visit)), done);
}

/** What holds the money is told besides what is wrong with the field. */
function againOf(form: string, values: FormValues, error: DomainError): FormAttempt {
  const attempt = refusedForm(form, values, error);
  const short = error.code === 'not-now' && error.fields.length > 0;
  return short ? { ...attempt, message: 'There is not so much to take' } : attempt;
}

/** The form of a new allocation. */
export async function allocateForm(visit: SignedInVisit): Promise<Response> {
  const { c, services, caller } = visit;
  const { fund } = await services.funds.get(caller, fundIdOf(visit));
  return formResponse(visit, fund, targetOf(c.req.query('to')));
}

const targetOf = (text: string | undefined): Allotted['to'] =>
  (Object.keys(targets) as Allotted['to'][]).find((one) => one === text) ?? 'partner';

async function formResponse(
  { c, frame, services, caller }: SignedInVisit,
  fund: Fund,
  to: Allotted['to'],
  attempt?: FormAttempt,
  status?: Parameters<typeof show>[2],
): Promise<Response> {
  const { partners } = await services.funds.choices(caller);
  return show(
    c,
    <AllocatePage {...{ frame, fund, to, partners, attempt }} requestKey={randomUUID()} />,
    status,
  );
}

export async function allocate(visit: SignedInVisit): Promise<Response> {
  const { c, services, caller } = visit;
  const { fund } = await services.funds.get(caller, fundIdOf(visit));
  const to = targetOf(c.req.query('to'));
  const values = await formValues(c);
  const again = (problems: readonly FieldProblem[], message: string, status: 409 | 422, kept = values) =>
    formResponse(visit, fund, to, { form: formId, values: kept, problems, message }, status);
  const read = readAllocation(to, values, fund.currency);
  if ('problems' in read) return again(read.problems, countProblems(read.problems), 422);
  try {
    await services.funds.allocate(caller, fund.id, read.input, { requestKey: requestKeyOf(values) });
  } catch (failure) {
    const { error, status } = refusal(failure);
    return again(error.fields, messageOf(error), status as 409, valuesAgain(values, error));
  }
  return leadOn(visit, fundPath(fund.id), 'allocated');
}
