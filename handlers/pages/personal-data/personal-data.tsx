import { noteExport } from '../../../activities/store/audit/act.ts';
import type { FormAttempt } from '../../../portal/form.ts';
import {
  eraseFormId,
  ownDataPath,
  PersonalDataPage,
  personalDataPath,
} from '../../../portal/pages/personal-data/personal-data.page.tsx';
import { DataRequestsPage, findFormId } from '../../../portal/pages/personal-data/requests.page.tsx';
import { leadOn } from '../lead-on.ts';
import { formValues, refusal, type SignedInVisit, show, textOf } from '../page.tsx';
import { sendText } from '../send-text.ts';
import { messageOf } from '../sent-form.ts';

type Status = Parameters<typeof show>[2];

/** Whose data a page is about: one's own, or that of the person in its address. */
interface Place {
  readonly personId: string;
  readonly path: string;
  readonly own: boolean;
}

function placeOf({ c, person }: SignedInVisit): Place {
  const personId = c.req.param('personId');
  return personId === undefined
    ? { personId: person.id, path: ownDataPath, own: true }
    : { personId, path: personalDataPath(personId), own: false };
}

/** Requests and what came of them; whoever is looked for is shown on a page of their own. */
export async function showRequests({ c, frame, services, caller }: SignedInVisit): Promise<Response> {
  const [cursor, sought] = [c.req.query('cursor'), c.req.query('person')?.trim()];
  const erasures = await services.personalData.erasures(caller, { cursor });
  const names = await services.namesOf(
    erasures.items.flatMap(({ personId, startedBy }) => [personId, ...(startedBy ? [startedBy] : [])]),
  );
  const props = { frame, erasures, names, cursor };
  if (!sought) return show(c, <DataRequestsPage {...props} />);
  try {
    return c.redirect(personalDataPath(await services.personalData.find(caller, sought)), 303);
  } catch (failure) {
    const { error, status } = refusal(failure);
    const again = { form: findFormId, values: { person: sought }, problems: error.fields };
    return show(c, <DataRequestsPage {...props} attempt={{ ...again, message: messageOf(error) }} />, status);
  }
}

export const showData = (visit: SignedInVisit): Promise<Response> => dataPage(visit);

async function dataPage(visit: SignedInVisit, attempt?: FormAttempt, status?: Status): Promise<Response> {
  const { c, frame, services, caller } = visit;
  const { personId, path, own } = placeOf(visit);
  const page = await services.personalData.get(caller, personId);
  const props = { frame, page, path, own, attempt };
  return show(c, <PersonalDataPage {...props} />, status);
}

export async function gather(visit: SignedInVisit): Promise<Response> {
  const { personId, path } = placeOf(visit);
  await visit.services.personalData.gather(visit.caller, personId);
  return leadOn(visit, path, 'data-gathering');
}

export async function download(visit: SignedInVisit): Promise<Response> {
  const { personId } = placeOf(visit);
  const text = await visit.services.personalData.download(visit.caller, personId);
  noteExport();
  return sendText(visit.c, { name: `data-of-${personId}.json`, text, type: 'application/json' });
}

/** Who asks for themselves has asked; an administrator erases, and types the id so that nobody does by mistake. */
export async function erase(visit: SignedInVisit): Promise<Response> {
  const { c, services, caller } = visit;
  const { personId, path, own } = placeOf(visit);
  if (own) {
    await services.personalData.askForErasure(caller);
    return leadOn(visit, path, 'erasure-asked');
  }
  const typed = textOf(await formValues(c), 'id').trim();
  try {
    await services.personalData.erase(caller, personId, { id: typed });
  } catch (failure) {
    const { error, status } = refusal(failure);
    const again = { form: eraseFormId, values: { id: typed }, problems: error.fields };
    return dataPage(visit, { ...again, message: messageOf(error) }, status);
  }
  return leadOn(visit, path, 'erasure-begun');
}
