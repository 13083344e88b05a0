import { TimeZonePage, timeZoneFormId } from '../../portal/pages/time-zone.page.tsx';
import { leadOn } from './lead-on.ts';
import { formValues, refusal, type SignedInVisit, show, textOf } from './page.tsx';
import { refusedForm } from './sent-form.ts';

export async function showTimeZone({ c, frame }: SignedInVisit): Promise<Response> {
  return show(c, <TimeZonePage frame={frame} />);
}

export async function setTimeZone(visit: SignedInVisit): Promise<Response> {
  const { c, frame, services, caller } = visit;
  const values = await formValues(c);
  try {
    await services.people.setOwnTimeZone(caller, { timeZone: textOf(values, 'timeZone') });
  } catch (failure) {
    const { error, status } = refusal(failure);
    return show(
      c,
      <TimeZonePage frame={frame} attempt={refusedForm(timeZoneFormId, values, error)} />,
      status,
    );
  }
  return leadOn(visit, '/me', 'time-zone');
}
