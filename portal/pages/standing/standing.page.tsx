import type { StandingNow } from '../../../handlers/services/standing.services.ts';
import { Empty } from '../../components/empty.tsx';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { SelectField, TextField } from '../../components/fields.tsx';
import { Layout } from '../../components/layout.tsx';
import { hrefOf } from '../../components/pager.tsx';
import { StandingParts } from '../../components/standing/standing-now.tsx';
import { type FormAttempt, formState } from '../../form.ts';
import { partnerStandingPath } from '../../format/standing.ts';
import { type Frame, isVendor } from '../../frame.ts';

export interface StandingProps {
  readonly frame: Frame;
  /** Absent: there are no rules yet. */
  readonly now: StandingNow | undefined;
  readonly mayMove?: boolean;
  readonly attempt?: FormAttempt | undefined;
}

/** The id of the form by which somebody moves to another partner. */
export const moveFormId = 'move';

/** How a partner stands, for its own people and for the vendor's: both see the same. */
export function StandingPage({ frame, now, mayMove = false, attempt }: StandingProps) {
  const vendor = isVendor(frame);
  const title = now && vendor ? `Standing of ${now.partner.name}` : 'Standing';
  return (
    <Layout frame={frame} title={title} section="standing" narrow failed={attempt !== undefined}>
      {attempt ? <ErrorSummary attempt={attempt} fields={['personId', 'partnerId']} /> : null}
      {vendor ? (
        <p class="eyebrow">
          <a href="/console/standing">Standing</a>
        </p>
      ) : null}
      <h1>{title}</h1>
      {now ? <StandingParts frame={frame} now={now} /> : <NoRules />}
      {now && vendor && mayMove ? <MoveForm now={now} attempt={attempt} /> : null}
      {now && vendor ? (
        <p class="links">
          <a href={hrefOf('/console/certificates', { partner: now.partner.id })}>Its certificates</a>
        </p>
      ) : null}
    </Layout>
  );
}

function MoveForm({
  now,
  attempt,
}: {
  readonly now: StandingNow;
  readonly attempt: FormAttempt | undefined;
}) {
  const form = formState(moveFormId, attempt);
  const options = Object.entries(now.names).map(([value, label]) => ({ value, label }));
  return (
    <section class="panel" aria-labelledby="move-title">
      <h2 id="move-title">Somebody moves to another partner</h2>
      <form
        id={moveFormId}
        class="outcome-form"
        method="post"
        action={`${partnerStandingPath(now.partner.id)}/move`}
        novalidate
      >
        <SelectField form={form} name="personId" label="Who" options={options} empty="Choose" required />
        <TextField
          form={form}
          name="partnerId"
          label="Id of the other partner"
          max={40}
          width="medium"
          required
        />
        <p class="effect">
          Roles and certificates go along. Open tasks go to an owner here. Both partners are looked at again.
        </p>
        <button type="submit" class="button">
          Move
        </button>
      </form>
    </section>
  );
}

function NoRules() {
  return (
    <Empty title="No rules yet">
      <p>When it is published what tiers and competencies ask, it stands here with what is there.</p>
    </Empty>
  );
}
