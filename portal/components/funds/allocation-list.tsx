import type { Allocation, Fund } from '../../../domain/mdf/fund.schema.ts';
import { allocated } from '../../../domain/mdf/totals.rules.ts';
import { type FormAttempt, formState, textValue } from '../../form.ts';
import { allocationNote, allottedWords, partsOf } from '../../format/funds.ts';
import { shortMoney } from '../../format/money.ts';
import type { Names } from '../../frame.ts';
import { ChoiceField, Hidden, TextField } from '../fields.tsx';
import { hrefOf } from '../pager.tsx';
import { fundPath } from './fund-chip.tsx';
import { MoneyBar, MoneyLegend } from './money-bar.tsx';

interface ListProps {
  readonly fund: Fund;
  readonly allocations: readonly Allocation[];
  /** Of partners. */
  readonly labels: Names;
  readonly mayChange: boolean;
  readonly requestKey: string;
  readonly attempt: FormAttempt | undefined;
}

/** The id of the form that gives an allocation more, or takes some back. */
export const changeFormId = (allocationId: string) => `change-${allocationId}`;

/** The allocations of a fund, each as a bar of the same scale, with a way to change it. */
export function AllocationList({ fund, allocations, labels, mayChange, requestKey, attempt }: ListProps) {
  const largest = Math.max(...allocations.map(({ balances }) => allocated(balances)), 1);
  return (
    <ul class="allocations">
      {allocations.map((allocation) => {
        const { id, balances } = allocation;
        const parts = partsOf(balances);
        const path = `${fundPath(fund.id)}/activities`;
        return (
          <li id={id}>
            <div class="fund-head">
              <div>
                <h3>{allottedWords(allocation.for, labels)}</h3>
                <span class="sub">{allocationNote(allocation)}</span>
              </div>
              <strong>{shortMoney(allocated(balances), fund.currency)}</strong>
            </div>
            <MoneyBar parts={parts} whole={largest} thin />
            <MoneyLegend
              parts={parts}
              currency={fund.currency}
              hrefOf={(account) =>
                account === 'available' ? undefined : hrefOf(path, { in: account, allocation: id })
              }
            />
            {mayChange ? <Change {...{ fund, allocation, requestKey, attempt }} /> : null}
          </li>
        );
      })}
    </ul>
  );
}

interface ChangeProps {
  readonly fund: Fund;
  readonly allocation: Allocation;
  readonly requestKey: string;
  readonly attempt: FormAttempt | undefined;
}

function Change({ fund, allocation: { id, balances }, requestKey, attempt }: ChangeProps) {
  const formId = changeFormId(id);
  const form = formState(formId, attempt, { way: 'more', requestKey });
  const { currency } = fund;
  return (
    <details class="act" open={attempt?.form === formId}>
      <summary>Give more, or take back</summary>
      <form id={formId} method="post" action={`${fundPath(fund.id)}/allocations/${id}`} novalidate>
        <Hidden name="requestKey" value={textValue(form, 'requestKey')} />
        <ChoiceField
          form={form}
          name="way"
          label="Which?"
          kind="radio"
          options={[
            {
              value: 'more',
              label: 'Give more',
              hint: `${shortMoney(fund.unallocated, currency)} is not allocated yet`,
            },
            {
              value: 'less',
              label: 'Take back',
              hint: `${shortMoney(balances.available, currency)} is available and can go back to the fund`,
            },
          ]}
        />
        <TextField
          form={form}
          name="amount"
          label={`Amount in ${currency}`}
          inputmode="decimal"
          width="medium"
          required
        />
        <button type="submit" class="button">
          Change the allocation
        </button>
      </form>
    </details>
  );
}
