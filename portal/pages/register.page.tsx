import type { DealProgram } from '../../domain/programs/deal-registration.schema.ts';
import { ErrorSummary } from '../components/error-summary.tsx';
import { ChoiceField, Hidden } from '../components/fields.tsx';
import { Icon } from '../components/icon.tsx';
import { Layout } from '../components/layout.tsx';
import { RegistrationFields, registrationFields } from '../components/registration-fields.tsx';
import { type FormAttempt, type FormValues, formState } from '../form.ts';
import { daysOf } from '../format/time.ts';
import { type Frame, isVendor } from '../frame.ts';

export interface CustomerCheck {
  readonly status: 'free' | 'taken' | 'yours';
  readonly dealId?: string;
}

interface RegisterProps {
  readonly frame: Frame;
  readonly program: DealProgram;
  /** Random, new with each rendering: a form that is sent twice registers once. */
  readonly requestKey: string;
  readonly values: FormValues;
  readonly check?: CustomerCheck | undefined;
  readonly attempt?: FormAttempt | undefined;
}

const customerFields = registrationFields.filter(
  (name) => name.startsWith('customer.') || name === 'productFamily',
);
const dealFields = registrationFields.filter((name) => !customerFields.includes(name));

/** The id of the registration form. */
export const registerFormId = 'register';

/** The registration form. "Check the customer" answers before anything is registered, and keeps what was typed. */
export function RegisterPage({ frame, program, requestKey, values, check, attempt }: RegisterProps) {
  const form = formState(registerFormId, attempt, values);
  return (
    <Layout
      frame={frame}
      title="Register a deal"
      section={isVendor(frame) ? 'console' : 'deals'}
      narrow
      failed={attempt !== undefined}
    >
      {attempt ? <ErrorSummary attempt={attempt} fields={[...registrationFields, 'ifTaken']} /> : null}
      <h1>Register a deal</h1>
      <p class="lead">
        Once it is approved, the deal is protected for you for {daysOf(program.protection.period)}. Whoever
        registers a customer first, has it.
      </p>
      {isVendor(frame) ? <p>This registers a deal of your own direct sales.</p> : null}
      <form id={registerFormId} method="post" action="/deals" novalidate>
        <Hidden name="requestKey" value={requestKey} />
        <section class="group" aria-labelledby="customer-title">
          <h2 id="customer-title">The customer</h2>
          <RegistrationFields form={form} program={program} only={customerFields} />
          <div id="customer-check">
            {check ? <CheckResult check={check} vendor={isVendor(frame)} /> : null}
            <button type="submit" class="button" formaction="/deals/new#customer-check">
              Check the customer
            </button>
            <p class="hint">Registers nothing yet, and keeps what you have typed.</p>
          </div>
        </section>
        <section class="group" aria-labelledby="deal-title">
          <h2 id="deal-title">The deal</h2>
          <RegistrationFields form={form} program={program} only={dealFields} />
          <ChoiceField
            form={form}
            name="ifTaken"
            kind="radio"
            label="If somebody else has the customer"
            options={[
              {
                value: 'queue',
                label: 'Join the queue',
                hint: 'You are offered the customer when it becomes free.',
              },
              {
                value: 'refuse',
                label: 'Do not queue',
                hint: `You can still queue or contest within ${daysOf(program.queue.decideWithin)}.`,
              },
            ]}
          />
        </section>
        <button type="submit" class="button button-main">
          Register the deal
        </button>
      </form>
    </Layout>
  );
}

/** Whose a taken customer is stays the vendor's to know. */
function CheckResult({ check: { status, dealId }, vendor }: { check: CustomerCheck; vendor: boolean }) {
  if (status === 'free')
    return (
      <p class="check check-good" role="status">
        <Icon name="check" ring />
        <span>
          <strong>The customer looks free.</strong> It is yours only once you register it.
        </span>
      </p>
    );
  if (status === 'taken')
    return (
      <p class="check check-bad" role="status">
        <Icon name="alert" ring />
        <span>
          <strong>The customer looks taken</strong> for this product. You can register all the same, and
          queue.{' '}
          {vendor && dealId ? (
            <a href={`/deals/${encodeURIComponent(dealId)}`}>See the deal that has it</a>
          ) : null}
        </span>
      </p>
    );
  return (
    <p class="check check-own" role="status">
      <Icon name="check" ring />
      <span>
        <strong>The customer is already yours</strong> for this product.{' '}
        {dealId ? <a href={`/deals/${encodeURIComponent(dealId)}`}>See the deal</a> : null}
      </span>
    </p>
  );
}
