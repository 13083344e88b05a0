import type { FormAttempt, FormValues } from '../../../portal/form.ts';
import {
  extraTimePath,
  FindPersonPage,
  PersonExtraTimePage,
  percentFormId,
  personFormId,
} from '../../../portal/pages/learning/extra-time.page.tsx';
import { refuseUnlessAllowed } from '../../services/permissions.ts';
import { leadOn } from '../lead-on.ts';
import { formValues, refusal, type SignedInVisit, show, textOf } from '../page.tsx';
import { refusedForm } from '../sent-form.ts';

type Status = Parameters<typeof show>[2];
const personOf = ({ c }: SignedInVisit) => c.req.param('id') ?? '';

export async function askWho(visit: SignedInVisit, sent?: FormAttempt, status?: Status): Promise<Response> {
  refuseUnlessAllowed(visit.caller, 'give-extra-time');
  return show(visit.c, <FindPersonPage frame={visit.frame} sent={sent} />, status);
}

export async function findWho(visit: SignedInVisit): Promise<Response> {
  const { c, services, caller } = visit;
  const values = await formValues(c);
  try {
    const { id } = await services.extraTime.ofEmail(caller, { email: textOf(values, 'email') });
    return c.redirect(extraTimePath(id), 303);
  } catch (failure) {
    const { sent, status } = again(personFormId, values, failure);
    return askWho(visit, sent, status);
  }
}

function again(form: string, values: FormValues, failure: unknown): { sent: FormAttempt; status: Status } {
  const { error, status } = refusal(failure);
  return { sent: refusedForm(form, values, error), status };
}

export async function showExtraTime(
  visit: SignedInVisit,
  sent?: FormAttempt,
  status?: Status,
): Promise<Response> {
  const { c, frame, services, caller } = visit;
  const person = await services.extraTime.of(caller, personOf(visit));
  return show(c, <PersonExtraTimePage {...{ frame, person, sent }} />, status);
}

export async function giveExtraTime(visit: SignedInVisit): Promise<Response> {
  const { c, services, caller } = visit;
  const values = await formValues(c);
  try {
    await services.extraTime.give(caller, personOf(visit), { percent: textOf(values, 'percent') });
  } catch (failure) {
    const { sent, status } = again(percentFormId, values, failure);
    return showExtraTime(visit, sent, status);
  }
  return leadOn(visit, extraTimePath(personOf(visit)), 'extra-time');
}
