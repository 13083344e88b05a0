import { type FormState, formState } from '../form.ts';
import { exactTime, isPast } from '../format/time.ts';
import { isVendor } from '../frame.ts';
import type { PersonProps } from '../pages/person.page.tsx';
import { personLabel } from './choose-person.tsx';
import { SelectField, TextField } from './fields.tsx';

/** The id of the form that says when somebody is away. */
export const awayFormId = 'away';
export const awayFieldNames = ['from', 'until', 'standIn'] as const;

export interface AwayProps extends PersonProps {
  /** It is the page of the person who looks. */
  readonly own: boolean;
}

/** That somebody is away or will be, and the way to end it. */
export function AwayNow({ frame, page, path, own }: AwayProps) {
  const { person, away, chosen, standIn } = page;
  if (!away) return null;
  const begun = isPast(away.from, frame.now);
  const at = (iso: string) => exactTime(iso, person.timeZone);
  return (
    <section class="panel waiting" aria-labelledby="away-now">
      <h2 id="away-now">
        {own ? 'You are away' : 'Away'} {begun ? 'now' : 'soon'}
      </h2>
      <p>
        From <time datetime={away.from}>{at(away.from)}</time> until{' '}
        <time datetime={away.until}>{at(away.until)}</time>.
      </p>
      <p>
        {chosen ? <strong>{chosen.name}</strong> : 'Nobody'} stands in
        {chosen && standIn && standIn.id !== chosen.id ? `, and at present ${standIn.name} for them` : ''}.
        {chosen ? '' : ` ${withoutStandIn(frame.person !== undefined && isVendor(frame))}`}
      </p>
      <form method="post" action={`${path}/away/end`}>
        <button type="submit" class="button">
          {begun ? (own ? 'I am back' : 'They are back') : 'It will not happen'}
        </button>
      </form>
    </section>
  );
}

const withoutStandIn = (vendor: boolean) =>
  vendor
    ? 'New tasks go to the others who have the role, or to operations if there is nobody.'
    : 'New tasks go to your other owners, and to whoever started the case.';

/** When somebody is away, and who stands in; what that does is said before the press. */
export function AwayForm(props: AwayProps) {
  const { page, path, attempt, defaults, own } = props;
  const { person, away, colleagues } = page;
  const form: FormState = formState(awayFormId, attempt, defaults);
  const zone = `In the zone ${person.timeZone}`;
  const options = colleagues.map((one) => ({ value: one.id, label: personLabel(one) }));
  return (
    <section class="panel" aria-labelledby="away-title">
      <h2 id="away-title">{titleOf(own, away !== undefined)}</h2>
      <form id={awayFormId} class="outcome-form" method="post" action={`${path}/away`} novalidate>
        <TextField
          form={form}
          name="from"
          label="From"
          type="datetime-local"
          width="medium"
          required
          hint={zone}
        />
        <TextField
          form={form}
          name="until"
          label="Until"
          type="datetime-local"
          width="medium"
          required
          hint={zone}
        />
        <SelectField
          form={form}
          name="standIn"
          label="Who stands in?"
          options={options}
          empty="Nobody"
          hint="Colleagues who share a role come first. The stand-in may decide whatever the role"
        />
        <WhatHappens {...props} />
        <button type="submit" class="button button-main">
          {away ? 'Change it' : own ? 'I am away then' : 'They are away then'}
        </button>
      </form>
    </section>
  );
}

function titleOf(own: boolean, known: boolean): string {
  if (known) return 'Change the time or the stand-in';
  return own ? 'I am away' : 'They are away';
}

function WhatHappens({ frame, page, own }: AwayProps) {
  const count = page.alone.length;
  const [who, whom] = own ? ['you', 'you'] : [page.person.name, 'them'];
  return (
    <div class="effect what-happens">
      <p>What that does:</p>
      <ul>
        <li>
          New tasks and reminders go to the stand-in in that time. Without one:{' '}
          {withoutStandIn(isVendor(frame))
            .toLowerCase()
            .replace(/^new tasks/, 'they')}
        </li>
        <li>Open tasks that others have too stay with them and with {whom}.</li>
        <li>
          {count === 0
            ? `No open task waits for ${whom} alone.`
            : `${count === 1 ? 'One open task waits' : `${count} open tasks wait`} for ${who} alone. The press leaves ${count === 1 ? 'it' : 'them'} there until the next reminder; then comes the offer to pass ${count === 1 ? 'it' : 'them'} on at once.`}
        </li>
      </ul>
    </div>
  );
}
