import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { FieldProblem } from '../../../domain/errors.ts';
import { idFrom } from '../../../domain/ids.ts';
import type { Fund } from '../../../domain/mdf/fund.schema.ts';
import type { ServiceContext } from '../context.ts';
import type { FundsService } from '../funds.services.ts';
import { sha256 } from '../hash.ts';
import { invalid, parse } from '../parse.ts';
import { refuseUnlessAllowed } from '../permissions.ts';
import { ask } from '../temporal.ts';
import { actOf } from './ground.ts';
import { startPeriod } from './period.ts';
import { fundInputSchema } from './schemas.ts';

/** A new fund with its first money, and the workflow that ends its period. The same key gives the same fund. */
export function createFund(context: ServiceContext): FundsService['create'] {
  return async (caller, input, { requestKey = randomUUID() }) => {
    refuseUnlessAllowed(caller, 'manage-funds');
    const { ownerId = caller.person.id, amount, ...given } = parse(fundInputSchema, input);
    const problems = await wrongWith(context, { ...given, ownerId });
    if (problems.length > 0) throw invalid(problems);
    const id = idFrom('fund', sha256(caller.person.id, requestKey));
    const fund: Fund = { ...given, id, ownerId, status: 'open', unallocated: amount, withdrawn: 0 };
    await context.stores.funds.create(fund, {
      ...actOf(context, caller, ['create', id], { requestKey }),
      amount,
    });
    await ask(context, (temporal) => startPeriod(temporal, fund));
    return (await context.stores.funds.fund(id)) ?? fund;
  };
}

type Given = Omit<z.infer<typeof fundInputSchema>, 'amount' | 'ownerId'> & { readonly ownerId: string };

/** What only the store knows: whether the owner and the next fund can be these. */
async function wrongWith(
  { stores, now }: ServiceContext,
  { ownerId, atEnd, currency, period }: Given,
): Promise<FieldProblem[]> {
  const problems: FieldProblem[] = [];
  if (period.to < now().toISOString().slice(0, 10))
    problems.push({ field: 'period.to', message: 'The period is over already' });
  const owner = await stores.people.get(ownerId);
  if (!owner?.active || owner.partnerId !== undefined)
    problems.push({ field: 'ownerId', message: 'Choose one of your own people' });
  const next = atEnd === 'return' ? undefined : await stores.funds.fund(atEnd.carryTo);
  if (atEnd !== 'return' && (next?.status !== 'open' || next.currency !== currency))
    problems.push({ field: 'atEnd', message: `Choose an open fund in ${currency} to carry on to` });
  else if (next && next.period.to <= period.to)
    problems.push({ field: 'atEnd', message: 'Choose a fund that ends later than this one' });
  return problems;
}
