import type { AccessChoices } from '../../../handlers/services/people.services.ts';
import { formState } from '../../form.ts';
import { roleOption } from '../../format/roles.ts';
import type { PersonProps } from '../../pages/person.page.tsx';
import { personLabel } from '../choose-person.tsx';
import { ChoiceField, Hidden, SelectField } from '../fields.tsx';

/** The ids of the forms for what somebody may do. */
export const rolesFormId = 'roles';
export const activeFormId = 'active';

interface AccessProps extends PersonProps {
  readonly access: AccessChoices;
}

/** What somebody may do: each role with a line on what it is for. */
export function RolesForm({ page, path, attempt, access }: AccessProps) {
  const { person } = page;
  const form = formState(rolesFormId, attempt, { roles: person.roles });
  const known = new Set(access.roles.map(({ role }) => role));
  const others = person.roles.filter((role) => !known.has(role)).map((role) => ({ role, programs: [] }));
  return (
    <section class="panel" aria-labelledby="roles-title">
      <h2 id="roles-title">Roles</h2>
      {access.rolesFrom ? (
        <p>
          Roles of the vendor’s people come from their groups at {access.rolesFrom}: change them there, and
          they hold from the next sign-in.
        </p>
      ) : (
        <form id={rolesFormId} class="outcome-form" method="post" action={`${path}/roles`} novalidate>
          <ChoiceField
            form={form}
            name="roles"
            label={`What ${person.name} may do`}
            kind="checkbox"
            options={[...access.roles, ...others].map(roleOption)}
            required={false}
          />
          <p class="effect">
            It holds at once. Tasks of a role that is taken stay until their next reminder, and go to others
            who have it then.
          </p>
          <button type="submit" class="button">
            Keep these roles
          </button>
        </form>
      )}
    </section>
  );
}

/** Takes somebody's access or gives it back; what waits for them alone goes to somebody else. */
export function ActiveForm(props: AccessProps) {
  const { page, path } = props;
  const { person } = page;
  const waiting = page.alone.filter(({ task }) => task.role !== 'learner').length;
  return (
    <section class="panel" aria-labelledby="active-title">
      <h2 id="active-title">{person.active ? 'Make inactive' : 'Not active'}</h2>
      <p class="sub">
        {person.active
          ? `${person.name} can do nothing any more from that moment: sessions, API keys and links in e-mails stop. New tasks go to others. What they did stays on record.`
          : `${person.name} can do nothing and is asked nothing. Active again, they have the roles that they had.`}
      </p>
      {person.active || waiting > 0 ? <CloseForm {...props} waiting={waiting} /> : null}
      {person.active ? null : (
        <form class="outcome-form" method="post" action={`${path}/active`}>
          <Hidden name="active" value="yes" />
          <button type="submit" class="button">
            Make {person.name} active again
          </button>
        </form>
      )}
    </section>
  );
}

function CloseForm({ page, path, attempt, requestKey, waiting }: AccessProps & { readonly waiting: number }) {
  const { person, alone, colleagues } = page;
  const form = formState(activeFormId, attempt);
  const options = colleagues.map((one) => ({ value: one.id, label: personLabel(one) }));
  return (
    <form id={activeFormId} class="outcome-form" method="post" action={`${path}/active`} novalidate>
      <Hidden name="active" value="no" />
      <Hidden name="requestKey" value={requestKey} />
      {waiting > 0 ? (
        <>
          <p>
            {waiting === 1 ? 'One open task waits' : `${waiting} open tasks wait`} for {person.name} alone:
          </p>
          <ul class="plan">
            {alone.map((item) => (
              <li>
                {item.title}
                <span class="sub"> {[item.partnerName, item.task.title].join(' · ')}</span>
              </li>
            ))}
          </ul>
          <SelectField
            form={form}
            name="tasksTo"
            label="Who gets them?"
            options={options}
            empty="Choose a colleague"
            hint="They get an e-mail for each"
            required
          />
        </>
      ) : null}
      <button type="submit" class="button">
        {person.active ? `Make ${person.name} inactive` : 'Give them these tasks'}
      </button>
    </form>
  );
}
