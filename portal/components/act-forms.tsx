import { type FormAttempt, type FormState, formState, textValue } from '../form.ts';
import type { ActField, ActWords } from '../format/acts.ts';
import type { AnyCaseView, Frame } from '../frame.ts';
import { type Choices, ChooseSuccessor, ChooseTaker } from './choose-person.tsx';
import { Hidden, MoneyField, SelectField, TextArea, TextField } from './fields.tsx';
import { hrefOf } from './pager.tsx';

interface ActsProps {
  readonly frame: Frame;
  readonly view: AnyCaseView;
  /** Where the case's pages are: `/deals/D-7K3M9Q2XBA`. */
  readonly path: string;
  /** What acts of this kind of case are called, in the order in which they are offered. */
  readonly words: Readonly<Record<string, ActWords>>;
  readonly acts: readonly string[];
  readonly roleLabels: Readonly<Record<string, string>>;
  readonly choices: Choices;
  /** The currency of the deal, and those that there are besides. */
  readonly money?: { readonly currency: string; readonly currencies: readonly string[] };
  /** A deal's protection has an end that can be moved. */
  readonly hasProtection?: boolean;
  /** The act whose form was asked for by the address of the page. */
  readonly open?: string | undefined;
  readonly attempt: FormAttempt | undefined;
  /** Random, new with each rendering: a form that is sent twice does its work once. */
  readonly requestKey: string;
}

/** The id of an act's form. */
export function actFormId(act: string): string {
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
  const offered = Object.entries(props.words).filter(([act]) => props.acts.includes(act));
  if (offered.length === 0) return null;
  return (
    <section class="panel" aria-labelledby="acts-title">
      <h2 id="acts-title">What you can do</h2>
      {offered.map(([act, words]) => (
        <OfferedAct {...props} act={act} said={words} />
      ))}
    </section>
  );
}

interface ActProps extends ActsProps {
  readonly act: string;
  readonly said: ActWords;
}

function OfferedAct(props: ActProps) {
  const { act, said, choices, path } = props;
  if (act !== 'transfer' || choices.successors) return <ActForm {...props} />;
  return (
    <a class="act act-elsewhere" href={`${hrefOf(path, { open: act })}#${actFormId(act)}`}>
      {said.label}
    </a>
  );
}

function ActForm(props: ActProps) {
  const { act, said, path, attempt } = props;
  const { label, effect, press, tone, asks } = said;
  const id = actFormId(act);
  const form = formState(id, attempt, {
    ...(props.money ? { 'value.currency': props.money.currency } : {}),
    requestKey: `${props.requestKey}-${act}`,
  });
  return (
    <details class="act" open={attempt ? attempt.form === id : props.open === act}>
      <summary>{label}</summary>
      <form id={id} method="post" action={`${path}/acts/${act}`} novalidate>
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
const readByPartner: readonly string[] = ['revoke', 'transfer', 'cancel'];

interface AskedProps extends ActProps {
  readonly form: FormState;
  readonly field: ActField;
}

const textFields: Partial<Record<ActField, readonly [string, string]>> = {
  report: ['How does it go?', 'What has happened since the last report'],
  evidence: ['What shows progress?', 'Meetings, offers, dates: what the decision rests on'],
  grounds: ['On what grounds?', 'Why the customer should be yours. Whoever rules reads it'],
  text: ['Note', ''],
  reason: ['Reason', 'It stands on the record'],
};

function Asked(props: AskedProps) {
  const { form, field, choices, roleLabels } = props;
  const words = textFields[field];
  if (words) {
    const [label, usual] = words;
    const hint = field === 'reason' && readByPartner.includes(props.act) ? 'The partner reads it' : usual;
    return <TextArea form={form} name={field} label={label} required {...(hint ? { hint } : {})} />;
  }
  if (field === 'won') return <WonFields form={form} currencies={props.money?.currencies ?? []} />;
  const choosing = { form, choices, roleLabels };
  if (field === 'transfer') return <ChooseSuccessor {...choosing} />;
  if (field === 'reassign') return <ChooseTaker {...choosing} />;
  if (field === 'delegate') return <ChooseTaker {...choosing} mine={props.frame.person?.id} />;
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
function MomentFields({ frame, form, view, hasProtection }: AskedProps) {
  const open = view.tasks
    .filter(({ status }) => status === 'open')
    .map(({ id, title, roleLabel }) => ({ value: id, label: `${title} (${roleLabel})` }));
  const protection = hasProtection ? [{ value: '', label: 'The end of protection' }] : [];
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
