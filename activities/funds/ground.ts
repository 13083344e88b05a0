import { ApplicationFailure } from '@temporalio/activity';
import type { Fund } from '../../domain/mdf/fund.schema.ts';
import type { Stores } from '../store/stores.ts';

/** What the activities of a fund stand on. */
export interface FundGround {
  readonly stores: Stores;
  readonly now: () => Date;
}

/** The fund that the workflow was started for. */
export async function existingFund({ stores }: Pick<FundGround, 'stores'>, fundId: string): Promise<Fund> {
  const fund = await stores.funds.fund(fundId);
  if (!fund) throw ApplicationFailure.nonRetryable(`There is no fund ${fundId}.`, 'unexpected');
  return fund;
}
