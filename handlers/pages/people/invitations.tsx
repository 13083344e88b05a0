import { inviteFormId } from '../../../portal/components/people/invite.tsx';
import type { FormAttempt } from '../../../portal/form.ts';
import { PeoplePage } from '../../../portal/pages/people.page.tsx';
import { leadOn } from '../lead-on.ts';
import { formValues, type PageStatus, refusal, type SignedInVisit, show, textOf } from '../page.tsx';
import { refusedForm } from '../sent-form.ts';

/** Everybody of one's own company, and who is asked to join it. */
export async function showPeople(
  visit: SignedInVisit,
  attempt?: FormAttempt,
  status: PageStatus = 200,
): Promise<Response> {
  const { c, frame, services, caller } = visit;
  const [people, invited] = await Promise.all([
    services.people.list(caller),
    services.invitations.list(caller),
  ]);
  return show(c, <PeoplePage {...{ frame, people, invited, attempt }} />, status);
}

export async function invite(visit: SignedInVisit): Promise<Response> {
  const { c, services, caller } = visit;
  const values = await formValues(c);
  const roles = [values.roles ?? []].flat();
  const input = { name: textOf(values, 'name'), email: textOf(values, 'email'), roles };
  try {
    await services.invitations.invite(caller, input);
  } catch (failure) {
    const { error, status } = refusal(failure);
    if (error.code === 'forbidden') throw error;
    return showPeople(visit, refusedForm(inviteFormId, values, error), status);
  }
  return leadOn(visit, '/people', 'invited');
}

const idOf = ({ c }: SignedInVisit): string => c.req.param('id') ?? '';

export async function sendAgain(visit: SignedInVisit): Promise<Response> {
  await visit.services.invitations.again(visit.caller, idOf(visit));
  return leadOn(visit, '/people', 'invited-again');
}

export async function withdraw(visit: SignedInVisit): Promise<Response> {
  await visit.services.invitations.withdraw(visit.caller, idOf(visit));
  return leadOn(visit, '/people', 'invitation-withdrawn');
}
