import type { Allotted, Fund } from '../../../domain/mdf/fund.schema.ts';
import type { Partner } from '../../../domain/partners/partner.schema.ts';
import { inWords } from '../../../domain/programs/step-form.rules.ts';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { ChoiceField, Hidden, SelectField, TextField } from '../../components/fields.tsx';
import { fundPath } from '../../components/funds/fund-chip.tsx';
import { Layout } from '../../components/layout.tsx';
import { hrefOf } from '../../components/pager.tsx';
import { type FormAttempt, type FormState, formState, isRefused, textValue } from '../../form.ts';
import { shortMoney } from '../../format/money.ts';
import type { Frame } from '../../frame.ts';

/** The id of the form. */
export const allocateForm = 'allocate';
/** Its fields, as errors name them. */
const allocateFields = [
  'for.partnerId',
  'for.tier',
  'for.name',
  'for.countries',
  'basis',
  'basis.percent',
  'amount',
];

/** For whom money can be allocated, in the order of the tabs. */
export const targets = {
  partner: 'One partner',
  tier: 'A tier',
  territory: 'A territory',
} as const satisfies Record<Allotted['to'], string>;

interface AllocateProps {
  readonly frame: Frame;
  readonly fund: Fund;
  readonly to: Allotted['to'];
  readonly partners: readonly Partner[];
  readonly requestKey: string;
  readonly attempt?: FormAttempt | undefined;
}

/** The form of a new allocation. */
export function AllocatePage({ frame, fund, to, partners, requestKey, attempt }: AllocateProps) {
  const form = formState(allocateForm, attempt, { basis: 'grant', requestKey });
  const refused = isRefused(attempt);
  const path = `${fundPath(fund.id)}/allocate`;
  const left = shortMoney(fund.unallocated, fund.currency);
  return (
    <Layout frame={frame} title={`Allocate money of ${fund.name}`} section="funds" narrow failed={refused}>
      {refused ? <ErrorSummary attempt={attempt} fields={allocateFields} /> : null}
      <p class="eyebrow">
        <a href={fundPath(fund.id)}>{fund.name}</a>
      </p>
      <h1>Who may spend it?</h1>
      <p class="lead">
        <strong>{left}</strong> of this fund is not allocated yet.
      </p>
      <nav class="tabs" aria-label="For whom">
        <ul>
          {Object.entries(targets).map(([key, label]) => (
            <li>
              <a
                href={hrefOf(path, { to: key })}
                {...(key === to ? { 'aria-current': 'page' as const } : {})}
              >
                {label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <form id={allocateForm} method="post" action={hrefOf(path, { to })} novalidate>
        <Hidden name="requestKey" value={textValue(form, 'requestKey')} />
        <Target form={form} to={to} partners={partners} />
        <ChoiceField
          form={form}
          name="basis"
          label="How does it fill?"
          kind="radio"
          options={[
            { value: 'grant', label: 'You grant an amount', hint: 'It is there at once' },
            {
              value: 'accrual',
              label: 'It accrues',
              hint: 'A share of each deal that is won in the period, out of what is not allocated then',
            },
          ]}
        />
        <TextField
          form={form}
          name="amount"
          label={`If you grant: the amount in ${fund.currency}`}
          inputmode="decimal"
          width="medium"
          hint={`${left} at most`}
        />
        <TextField
          form={form}
          name="basis.percent"
          label="If it accrues: the share of each deal, in percent"
          inputmode="decimal"
          width="medium"
          hint="Such as 2 or 1.5"
        />
        <button type="submit" class="button button-main">
          Allocate
        </button>
      </form>
    </Layout>
  );
}

interface TargetProps {
  readonly form: FormState;
  readonly to: Allotted['to'];
  readonly partners: readonly Partner[];
}

function Target({ form, to, partners }: TargetProps) {
  if (to === 'partner')
    return (
      <SelectField
        form={form}
        name="for.partnerId"
        label="Partner"
        required
        empty="Choose a partner"
        options={partners.map(({ id, name }) => ({ value: id, label: name }))}
      />
    );
  if (to === 'tier')
    return (
      <SelectField
        form={form}
        name="for.tier"
        label="Tier"
        required
        empty="Choose a tier"
        hint="Every partner of the tier may ask for money of it: first come, first served"
        options={[...new Set(partners.map(({ tier }) => tier))]
          .sort()
          .map((tier) => ({ value: tier, label: inWords(tier) }))}
      />
    );
  return (
    <>
      <TextField
        form={form}
        name="for.name"
        label="Name of the territory"
        required
        max={80}
        hint="Such as DACH"
      />
      <TextField
        form={form}
        name="for.countries"
        label="Countries"
        required
        max={500}
        hint="Names or codes with commas between them, such as Germany, Austria, CH. Partners there may ask for money of it."
      />
    </>
  );
}
