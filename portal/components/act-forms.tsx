import type { DealProgram } from '../../domain/programs/deal-registration.schema.ts';
import type { DealAct } from '../../handlers/services/services.ts';
import { type Attempt, type FormState, formState, textValue } from '../form.ts';
import { type ActField, actWords } from '../format/acts.ts';
import type { DealView, Frame } from '../frame.ts';
import { type Choices, ChooseSuccessor, ChooseTaker } from './choose-person.tsx';
import { Hidden, MoneyField, SelectField, TextArea, TextField } from './fields.tsx';
import { hrefOf } from './pager.tsx';

interface ActsProps {
  readonly frame: Frame;
  readonly view: DealView;
  readonly acts: readonly DealAct[];
  readonly program: DealProgram;
  readonly choices: Choices;
  /** The act whose form was asked for by the address of the page. */
  readonly open?: DealAct | undefined;
  readonly attempt: Attempt | undefined;
  /** Random, new with each rendering: a form that is sent twice does its work once. */
  readonly requestKey: string;
}

/** The id of an act's form. */
export function actFormId(act: DealAct): string {
  return `act-${act}`;
}

/** Names of the fields in the forms of acts: what an error's link can lead to. */
export const actFieldNames = [
  'report',
  'evidence',
  'grounds',
  'reason',
  'text',
  'value',
  'closedOn',
  'proof',
  'personId',
  'taskId',
  'toPersonId',
  'until',
] as const;

/** What can be done now, each folded away behind its name, with what pressing does before the button. */
export function ActForms(props: ActsProps) {
  const order = Object.keys(actWords) as DealAct[];
  const offered = order.filter((act) => props.acts.includes(act));
  if (offered.length === 0) return null;
  return (
    <section class="panel" aria-labelledby="acts-title">
      <h2 id="acts-title">What you can do</h2>
      {offered.map((act) => (
        <OfferedAct {...props} act={act} />
      ))}
    </section>
  );
}

function OfferedAct(props: ActsProps & { act: DealAct }) {
  const { act, choices, view } = props;
  if (act !== 'transfer' || choices.successors) return <ActForm {...props} />;
  return (
    <a class="act act-elsewhere" href={`${hrefOf(`/deals/${view.id}`, { open: act })}#${actFormId(act)}`}>
      {actWords[act].label}
    </a>
  );
}

function ActForm(props: ActsProps & { act: DealAct }) {
  const { act, view, attempt } = props;
  const { label, effect, press, tone, asks } = actWords[act];
  const id = actFormId(act);
  const { currency } = view.facts.registration.value;
  const form = formState(id, attempt, {
    'value.currency': currency,
    requestKey: `${props.requestKey}-${act}`,
  });
  return (
    <details class="act" open={attempt ? attempt.form === id : props.open === act}>
      <summary>{label}</summary>
      <form id={id} method="post" action={`/deals/${encodeURIComponent(view.id)}/acts/${act}`} novalidate>
        <Hidden name="requestKey" value={textValue(form, 'requestKey')} />
        <p class="effect">{effect}</p>
        {asks.map((field) => (
          <Asked {...props} form={form} field={field} />
        ))}
        <button type="submit" class={`button ${tone === 'positive' ? 'button-main' : `button-${tone}`}`}>
          {press}
        </button>
      </form>
    </details>
  );
}

/** Acts of the vendor whose reason the partner is told. */
const readByPartner: readonly DealAct[] = ['revoke', 'transfer', 'cancel'];

interface AskedProps extends ActsProps {
  readonly act: DealAct;
  readonly form: FormState;
  readonly field: ActField;
}

const textFields: Partial<Record<ActField, readonly [string, string]>> = {
  report: ['How does it go?', 'What has happened since the last report'],
  evidence: ['What shows progress?', 'Meetings, offers, dates: what the decision rests on'],
  grounds: ['On what grounds?', 'Why the customer should be yours. Whoever rules reads it'],
  text: ['Note', ''],
  reason: ['Reason', 'It stands on the record of the deal'],
};

function Asked(props: AskedProps) {
  const { form, field, program, choices } = props;
  const words = textFields[field];
  if (words) {
    const [label, usual] = words;
    const hint = field === 'reason' && readByPartner.includes(props.act) ? 'The partner reads it' : usual;
    return <TextArea form={form} name={field} label={label} required {...(hint ? { hint } : {})} />;
  }
  if (field === 'won') return <WonFields form={form} currencies={Object.keys(program.exchangeRates)} />;
  const choosing = { form, choices, roleLabels: program.roles };
  if (field === 'transfer') return <ChooseSuccessor {...choosing} />;
  if (field === 'reassign') return <ChooseTaker {...choosing} />;
  return <MomentFields {...props} />;
}

function WonFields({ form, currencies }: { form: FormState; currencies: readonly string[] }) {
  return (
    <>
      <MoneyField form={form} name="value" label="Won for" hint="Such as 12,500.00" currencies={currencies} />
      <TextField form={form} name="closedOn" label="Signed on" type="date" width="medium" required />
      <TextField
        form={form}
        name="proof"
        label="Proof"
        required
        max={500}
        hint="The order number, or a link to the order"
      />
    </>
  );
}

/** Which time is moved, and to when. */
function MomentFields({ frame, form, view }: AskedProps) {
  const open = view.tasks
    .filter(({ status }) => status === 'open')
    .map(({ id, title, roleLabel }) => ({ value: id, label: `${title} (${roleLabel})` }));
  const protection = view.facts.protection ? [{ value: '', label: 'The end of protection' }] : [];
  return (
    <>
      <SelectField form={form} name="taskId" label="What" options={[...protection, ...open]} required />
      <TextField
        form={form}
        name="until"
        label="Until"
        type="datetime-local"
        width="medium"
        required
        hint={`In the zone ${frame.timeZone}`}
      />
    </>
  );
}
