import { choosableTypes, eventTypes } from '../../../domain/webhooks/event-types.ts';
import type { FormState } from '../../form.ts';
import { ChoiceField, TextField } from '../fields.tsx';

/** The fields of an endpoint's form, by name. */
export const endpointFields = ['label', 'url', 'events'];

interface EndpointFormProps {
  readonly form: FormState;
  readonly action: string;
  readonly button: string;
}

/** What an endpoint is: its name, where it stands, what it hears of. */
export function EndpointForm({ form, action, button }: EndpointFormProps) {
  const options = choosableTypes.map((value) => ({ value, label: value, hint: eventTypes[value].when }));
  return (
    <form id={form.id} class="panel" method="post" action={action} novalidate>
      <TextField form={form} name="label" label="What it is" hint="Such as ERP" max={80} required />
      <TextField
        form={form}
        name="url"
        label="Address"
        hint="It takes POST requests by https, and is reached from the Internet"
        type="url"
        inputmode="url"
        max={500}
        required
      />
      <ChoiceField form={form} name="events" label="Events" kind="checkbox" options={options} />
      <p class="press">
        <button type="submit" class="button button-main">
          {button}
        </button>
      </p>
    </form>
  );
}
