import { TimeZonePage, timeZoneFormId } from '../../portal/pages/time-zone.page.tsx';
import { formValues, refusal, type SignedInVisit, show, textOf } from './page.tsx';
import { refusedForm } from './sent-form.ts';

export async function showTimeZone({ c, frame }: SignedInVisit): Promise<Response> {
  return show(c, <TimeZonePage frame={frame} />);
}

export async function setTimeZone({ c, frame, services, caller }: SignedInVisit): Promise<Response> {
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
  return c.redirect('/me?done=time-zone', 303);
}
