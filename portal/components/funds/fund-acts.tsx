import type { Fund } from '../../../domain/mdf/fund.schema.ts';
import { type FormAttempt, formState, textValue } from '../../form.ts';
import { shortMoney } from '../../format/money.ts';
import { Hidden, TextField } from '../fields.tsx';
import { fundPath } from './fund-chip.tsx';

/** The acts on a fund as a whole: their forms' ids, which end their addresses. */
export const fundActs = {
  raise: { label: 'Add money', button: 'Add it to the fund' },
  lower: { label: 'Lower the fund', button: 'Take it out of the fund' },
} as const;
export type FundAct = keyof typeof fundActs;

interface ActsProps {
  readonly fund: Fund;
  readonly requestKey: string;
  readonly attempt: FormAttempt | undefined;
}

/** What can be done with a fund by who manages it. */
export function FundActs({ fund, requestKey, attempt }: ActsProps) {
  return (
    <section class="panel" aria-labelledby="acts-title">
      <h2 id="acts-title">What you can do</h2>
      <a class="act act-elsewhere" href={`${fundPath(fund.id)}/allocate`}>
        Allocate money
      </a>
      {(Object.keys(fundActs) as FundAct[]).map((act) => (
        <ActForm {...{ act, fund, requestKey, attempt }} />
      ))}
    </section>
  );
}

function ActForm({ act, fund, requestKey, attempt }: ActsProps & { act: FundAct }) {
  const form = formState(act, attempt, { requestKey });
  const { label, button } = fundActs[act];
  const { id, unallocated, currency } = fund;
  return (
    <details class="act" open={attempt?.form === act}>
      <summary>{label}</summary>
      <form id={act} method="post" action={`${fundPath(id)}/acts/${act}`} novalidate>
        <Hidden name="requestKey" value={textValue(form, 'requestKey')} />
        <TextField
          form={form}
          name="amount"
          label={act === 'raise' ? `How much more, in ${currency}?` : `How much less, in ${currency}?`}
          inputmode="decimal"
          width="medium"
          required
          {...(act === 'lower'
            ? { hint: `${shortMoney(unallocated, currency)} is not allocated, and can be taken out` }
            : {})}
        />
        <button type="submit" class="button">
          {button}
        </button>
      </form>
    </details>
  );
}
