import type { PersonPage as PersonPageData } from '../../handlers/services/people.services.ts';
import { AlonePanel } from '../components/alone-tasks.tsx';
import { AwayForm, AwayNow, awayFieldNames } from '../components/away-form.tsx';
import { personLabel, roleWords } from '../components/choose-person.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { SelectField } from '../components/fields.tsx';
import { Layout } from '../components/layout.tsx';
import { MailChoices } from '../components/mail-choices.tsx';
import { ActiveForm, RolesForm } from '../components/people/access.tsx';
import { SilentAddressNote } from '../components/silent-address.tsx';
import { timeZonePath } from '../components/time-zone.tsx';
import { type FormAttempt, type FormValues, formState } from '../form.ts';
import { roleLabels } from '../format/roles.ts';
import type { Frame } from '../frame.ts';

export interface PersonProps {
  readonly frame: Frame;
  readonly page: PersonPageData;
  /** Where the page is: `/me`, or that of a colleague. */
  readonly path: string;
  /** What the form holds before anybody types: moments in the person's own zone. */
  readonly defaults: FormValues;
  readonly requestKey: string;
  readonly attempt?: FormAttempt | undefined;
}

/** The id of the form that says whom somebody reports to. */
export const managerFormId = 'manager';

/** Somebody's own page, or that of a colleague for whom one says it: when they are away, and who acts meanwhile. */
export function PersonPage(props: PersonProps) {
  const { frame, page, attempt } = props;
  const { person } = page;
  const own = isOwn(props);
  return (
    <Layout
      frame={frame}
      title={own ? 'Your page' : person.name}
      section={own ? 'me' : 'people'}
      narrow
      failed={attempt !== undefined}
    >
      {attempt ? (
        <ErrorSummary attempt={attempt} fields={[...awayFieldNames, 'reportsTo', 'roles', 'tasksTo']} />
      ) : null}
      <h1>{person.name}</h1>
      <About {...props} />
      {page.keepsPasskeys ? (
        <p>
          <a href="/me/passkeys">Passkeys</a>: sign in without waiting for an e-mail.
        </p>
      ) : null}
      {own ? (
        <p>
          <a href="/me/data">My data</a>: a file of everything that is held about you, and erasure.
        </p>
      ) : null}
      <SilentAddressNote {...props} own={own} />
      <AwayNow {...props} own={own} />
      <AlonePanel {...props} own={own} />
      <AwayForm {...props} own={own} />
      <MailChoices {...props} own={own} />
      {page.access ? <RolesForm {...props} access={page.access} /> : null}
      {frame.managesPeople ? <ManagerForm {...props} /> : null}
      {frame.managesPeople && page.signsInAt ? <AccountForm {...props} provider={page.signsInAt} /> : null}
      {page.access ? <ActiveForm {...props} access={page.access} /> : null}
    </Layout>
  );
}

const isOwn = ({ frame, page }: PersonProps) => frame.person?.id === page.person.id;

function About(props: PersonProps) {
  const { person, manager, access } = props.page;
  return (
    <dl class="facts panel">
      <div>
        <dt>Roles</dt>
        <dd>{roleWords(person.roles, roleLabels(access?.roles ?? [])) || 'None'}</dd>
      </div>
      <div>
        <dt>Reports to</dt>
        <dd>{manager?.name ?? 'Nobody'}</dd>
      </div>
      <div>
        <dt>Time zone</dt>
        <dd>
          {person.timeZone}
          {isOwn(props) ? (
            <>
              {' '}
              <a href={timeZonePath}>Change it</a>
            </>
          ) : null}
        </dd>
      </div>
      {person.extraTime && isOwn(props) ? (
        <div>
          <dt>Quizzes</dt>
          <dd>You have {person.extraTime} % more time in each; only you and the vendor see this</dd>
        </div>
      ) : null}
      {person.active ? null : (
        <div>
          <dt>Active</dt>
          <dd>No: this person can do nothing and is asked nothing</dd>
        </div>
      )}
    </dl>
  );
}

function ManagerForm({ page, path, attempt }: PersonProps) {
  const { person, manager, colleagues } = page;
  const form = formState(managerFormId, attempt, { reportsTo: person.reportsTo ?? '' });
  const known = manager && !colleagues.some(({ id }) => id === manager.id) ? [manager] : [];
  const options = [...colleagues, ...known].map((one) => ({ value: one.id, label: personLabel(one) }));
  return (
    <section class="panel" aria-labelledby="manager-title">
      <h2 id="manager-title">Reporting line</h2>
      <p class="sub">What is escalated to a line manager goes up this line until somebody can act.</p>
      <form id={managerFormId} class="outcome-form" method="post" action={`${path}/manager`} novalidate>
        <SelectField form={form} name="reportsTo" label="Reports to" options={options} empty="Nobody" />
        <button type="submit" class="button">
          Keep
        </button>
      </form>
    </section>
  );
}

function AccountForm({ page, path, provider }: PersonProps & { readonly provider: string }) {
  return (
    <section class="panel" aria-labelledby="account-title">
      <h2 id="account-title">Account at {provider}</h2>
      <p class="sub">
        {page.person.name} signs in with one account there. If it was made anew, forget the old one: the next
        account with the address {page.person.email} is taken for theirs.
      </p>
      <form class="outcome-form" method="post" action={`${path}/account/forget`}>
        <button type="submit" class="button">
          Forget the old account
        </button>
      </form>
    </section>
  );
}
