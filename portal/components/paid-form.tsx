import { type FormAttempt, type FormValues, formState } from '../form.ts';
import { Hidden, MoneyField, TextField } from './fields.tsx';

/** The ids of the forms with which finance says that money has left, or has come back. */
export const paidFormId = 'paid';
export const sentBackFormId = 'sent-back';

interface PaidFormProps {
  readonly action: string;
  readonly press: string;
  /** What pressing does. */
  readonly effect: string;
  readonly referenceLabel: string;
  readonly referenceHint: string;
  readonly defaults: FormValues;
  readonly attempt: FormAttempt | undefined;
  readonly requestKey: string;
  /** Asked for one payment; all of a file are paid as they are due. */
  readonly currency?: string;
}

/** When it was paid, and what it is found by on the statement. */
export function PaidForm(props: PaidFormProps) {
  const { action, press, effect, defaults, attempt, requestKey, currency } = props;
  const form = formState(paidFormId, attempt, { ...defaults, requestKey });
  return (
    <form id={paidFormId} class="outcome-form" method="post" action={action} novalidate>
      <Hidden name="requestKey" value={String(form.values.requestKey ?? requestKey)} />
      {currency ? (
        <MoneyField
          form={form}
          name="amount"
          label="Amount that was paid"
          hint="Another amount than what is due cannot be confirmed"
          currencies={[currency]}
        />
      ) : null}
      <TextField form={form} name="paidOn" label="Paid on" type="date" width="medium" required />
      <TextField
        form={form}
        name="reference"
        label={props.referenceLabel}
        hint={props.referenceHint}
        max={60}
        required
      />
      <div class="press">
        <button type="submit" class="button button-main">
          {press}
        </button>
        <p class="effect">{effect}</p>
      </div>
    </form>
  );
}
