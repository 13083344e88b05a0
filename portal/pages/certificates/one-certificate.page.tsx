import type { CertificateAct, CertificateRow } from '../../../handlers/services/certificates.services.ts';
import { StandingChip } from '../../components/certificates/standing.tsx';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { TextArea } from '../../components/fields.tsx';
import { Layout } from '../../components/layout.tsx';
import { ExactTime } from '../../components/moment.tsx';
import { hrefOf } from '../../components/pager.tsx';
import { type FormAttempt, formState } from '../../form.ts';
import { certificatePath, openCertificatePath } from '../../format/certificates.ts';
import type { Frame, Names } from '../../frame.ts';

export type OneCertificateProps = CertificateRow & {
  readonly frame: Frame;
  /** Of who revoked or reinstated it. */
  readonly names: Names;
  readonly mayAct: boolean;
  readonly attempt?: FormAttempt | undefined;
};

/** A certificate for the vendor's people: what was done to it and why, and the press that revokes it. */
export function OneCertificatePage(props: OneCertificateProps) {
  const { frame, certificate, standing, mayAct, attempt } = props;
  const { title, holder, number } = certificate;
  return (
    <Layout
      frame={frame}
      title={`${title}: ${holder.name}`}
      section="certificates"
      narrow
      failed={attempt !== undefined}
    >
      {attempt ? <ErrorSummary attempt={attempt} fields={['reason']} /> : null}
      <p class="eyebrow">
        <a href="/console/certificates">Certificates</a>
      </p>
      <h1>
        {holder.name}: {title}
      </h1>
      <p>
        <StandingChip standing={standing} />
      </p>
      <Facts {...props} />
      <Changes {...props} />
      {mayAct ? (
        <ActForm act={standing === 'revoked' ? 'reinstate' : 'revoke'} {...{ number, attempt }} />
      ) : null}
      <p class="links">
        <a href={openCertificatePath(number)}>The page that everybody can see</a>
        <a href={hrefOf('/console/certificates', { person: holder.personId })}>All of {holder.name}</a>
      </p>
    </Layout>
  );
}

function Facts({ frame, certificate, partnerName }: OneCertificateProps) {
  const { number, awardedAt, validUntil, caseId, renews, renewedBy, broughtForward } = certificate;
  const link = (of: string) => <a href={certificatePath(of)}>{of}</a>;
  const facts = [
    ['Number', number],
    ['Partner then', partnerName],
    ['Case', <a href={`/cases/${encodeURIComponent(caseId)}`}>{caseId}</a>],
    ['Awarded', <ExactTime frame={frame} at={awardedAt} />],
    ['Valid until', validUntil ? <ExactTime frame={frame} at={validUntil} /> : 'No end'],
    ...(broughtForward ? [['Ends sooner because', broughtForward.why]] : []),
    ...(renews ? [['Renews', link(renews)]] : []),
    ...(renewedBy ? [['Renewed by', link(renewedBy)]] : []),
  ];
  return (
    <dl class="facts panel">
      {facts.map(([what, value]) => (
        <div>
          <dt>{what}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

const changeWords = { revoked: 'Revoked', reinstated: 'Reinstated' } as const;

function Changes({ frame, certificate, names }: OneCertificateProps) {
  if (certificate.changes.length === 0) return null;
  return (
    <section class="panel" aria-labelledby="changes-title">
      <h2 id="changes-title">What was done to it</h2>
      <ul>
        {certificate.changes.map(({ what, at, reason, byPersonId }) => (
          <li>
            {changeWords[what]} <ExactTime frame={frame} at={at} /> by{' '}
            {byPersonId ? (names[byPersonId] ?? 'somebody who left') : 'a program'}: {reason}
          </li>
        ))}
      </ul>
    </section>
  );
}

const actWords: Readonly<Record<CertificateAct, { title: string; effect: string }>> = {
  revoke: {
    title: 'Revoke',
    effect:
      'Whoever checks this certificate learns at once that it is revoked, and since when. The reason stays with us.',
  },
  reinstate: {
    title: 'Reinstate',
    effect: 'The certificate is good again, until its time is over.',
  },
};

interface ActProps {
  readonly act: CertificateAct;
  readonly number: string;
  readonly attempt: FormAttempt | undefined;
}

function ActForm({ act, number, attempt }: ActProps) {
  const { title, effect } = actWords[act];
  const form = formState(act, attempt);
  return (
    <section class="panel" aria-labelledby="act-title">
      <h2 id="act-title">{title}</h2>
      <form
        id={act}
        class="outcome-form"
        method="post"
        action={`${certificatePath(number)}/${act}`}
        novalidate
      >
        <TextArea form={form} name="reason" label="Reason" max={500} required />
        <p class="effect">{effect}</p>
        <button type="submit" class={act === 'revoke' ? 'button button-negative' : 'button'}>
          {title}
        </button>
      </form>
    </section>
  );
}
