import type { FundChoices } from '../../../handlers/services/funds.services.ts';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { Hidden, MoneyField, SelectField, TextField } from '../../components/fields.tsx';
import { Layout } from '../../components/layout.tsx';
import { type FormAttempt, formState, isRefused, textValue } from '../../form.ts';
import { periodWords } from '../../format/funds.ts';
import type { Frame } from '../../frame.ts';

/** The id of the form. */
export const newFundForm = 'fund';
/** Its fields, as errors name them. */
const newFundFields = ['name', 'amount', 'currency', 'period.from', 'period.to', 'ownerId', 'atEnd'];

interface NewFundProps {
  readonly frame: Frame;
  readonly choices: FundChoices;
  readonly defaults: Readonly<Record<string, string>>;
  readonly requestKey: string;
  readonly attempt?: FormAttempt | undefined;
}

/** The form of a new fund. */
export function NewFundPage({ frame, choices, defaults, requestKey, attempt }: NewFundProps) {
  const { owners, currencies, next } = choices;
  const form = formState(newFundForm, attempt, { ...defaults, requestKey });
  const refused = isRefused(attempt);
  return (
    <Layout frame={frame} title="New fund" section="funds" narrow failed={refused}>
      {refused ? <ErrorSummary attempt={attempt} fields={newFundFields} /> : null}
      <h1>New fund</h1>
      <p class="lead">
        Money for partners’ marketing in a period. You allocate it to partners in the next step.
      </p>
      <form id={newFundForm} method="post" action="/console/funds/new" novalidate>
        <Hidden name="requestKey" value={textValue(form, 'requestKey')} />
        <TextField
          form={form}
          name="name"
          label="Name"
          required
          max={80}
          hint="As partners read it, such as “Marketing, last quarter of 2026”"
        />
        <MoneyField
          form={form}
          name="amount"
          label="How much?"
          hint="More can be added later."
          currencies={currencies}
        />
        <TextField
          form={form}
          name="period.from"
          label="First day"
          type="date"
          width="medium"
          required
          hint="Activities begin in this period."
        />
        <TextField form={form} name="period.to" label="Last day" type="date" width="medium" required />
        <SelectField
          form={form}
          name="ownerId"
          label="Owner"
          required
          hint="Reminded before the period ends"
          options={owners.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <SelectField
          form={form}
          name="atEnd"
          label="What happens to what is left at the end?"
          required
          options={[
            { value: 'return', label: 'It goes back to us' },
            ...next.map(({ id, name, period, currency }) => ({
              value: id,
              label: `It goes on to “${name}” (${periodWords(period)}, ${currency})`,
            })),
          ]}
        />
        <button type="submit" class="button button-main">
          Create the fund
        </button>
      </form>
    </Layout>
  );
}
