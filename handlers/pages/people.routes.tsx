import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { awayFormId } from '../../portal/components/away-form.tsx';
import { activeFormId, rolesFormId } from '../../portal/components/people/access.tsx';
import { invitationsPath } from '../../portal/components/people/invite.tsx';
import { timeZonePath } from '../../portal/components/time-zone.tsx';
import type { FormAttempt, FormValues } from '../../portal/form.ts';
import { selectionOf } from '../../portal/pages/inbox.page.tsx';
import { PassedOnPage } from '../../portal/pages/passed-on.page.tsx';
import { personPath } from '../../portal/pages/people.page.tsx';
import { managerFormId, PersonPage } from '../../portal/pages/person.page.tsx';
import { leadOn } from './lead-on.ts';
import {
  formValues,
  limitBody,
  type PageDeps,
  pageKinds,
  refusal,
  type SignedInVisit,
  show,
  textOf,
} from './page.tsx';
import { requestKeyOf } from './request-key.ts';
import { countProblems, refusedForm } from './sent-form.ts';

/** Who is away and who stands in: one's own page, and those of colleagues for who manages people. */
export function peopleRoutes(deps: PageDeps): Hono {
  const routes = new Hono();
  const { signedIn, failed } = pageKinds(deps);
  routes.onError(failed);
  routes.get(
    '/people',
    signedIn(async (visit) => (await invitations()).showPeople(visit)),
  );
  routes.post(
    invitationsPath,
    limitBody,
    signedIn(async (visit) => (await invitations()).invite(visit)),
  );
  routes.post(
    `${invitationsPath}/:id/again`,
    limitBody,
    signedIn(async (visit) => (await invitations()).sendAgain(visit)),
  );
  routes.post(
    `${invitationsPath}/:id/withdraw`,
    limitBody,
    signedIn(async (visit) => (await invitations()).withdraw(visit)),
  );
  routes.get(
    timeZonePath,
    signedIn(async (visit) => (await timeZone()).showTimeZone(visit)),
  );
  routes.post(
    timeZonePath,
    limitBody,
    signedIn(async (visit) => (await timeZone()).setTimeZone(visit)),
  );
  const kinds = [
    { at: '/me', within: (act: Act) => signedIn((visit) => act(own(visit))) },
    { at: '/people/:id', within: (act: Act) => signedIn((visit) => act(colleague(visit))) },
  ];
  for (const { at, within } of kinds) {
    routes.get(at, within(showPerson));
    routes.post(`${at}/away`, limitBody, within(setAway));
    routes.post(`${at}/away/end`, limitBody, within(endAway));
    routes.post(`${at}/away/pass-on`, limitBody, within(passOn));
    routes.post(`${at}/manager`, limitBody, within(setManager));
    routes.post(`${at}/address`, limitBody, within(writeAgain));
    routes.post(`${at}/account/forget`, limitBody, within(forgetAccount));
  }
  routes.post('/people/:id/roles', limitBody, signedIn(onColleague(setRoles)));
  routes.post('/people/:id/active', limitBody, signedIn(onColleague(setActive)));
  return routes;
}

/** Times of a zone take much code: a cold start for another page does without. */
const awayForm = () => import('./away.form.ts');
const timeZone = () => import('./time-zone.tsx');
/** Nor is the list of people where anybody begins. */
const invitations = () => import('./people/invitations.tsx');

/** Whose page this is. */
interface Place {
  readonly visit: SignedInVisit;
  readonly personId: string;
  readonly path: string;
}
type Act = (place: Place) => Promise<Response>;

const own = (visit: SignedInVisit): Place => ({ visit, personId: visit.person.id, path: '/me' });
function colleague(visit: SignedInVisit): Place {
  const personId = visit.c.req.param('id') ?? '';
  return { visit, personId, path: personPath(personId) };
}

const onColleague = (act: Act) => (visit: SignedInVisit) => act(colleague(visit));

const load = ({ visit, personId }: Place) => visit.services.people.get(visit.caller, personId);

async function showPerson(place: Place): Promise<Response> {
  return personResponse(place, undefined, 200);
}

async function personResponse(
  place: Place,
  attempt: FormAttempt | undefined,
  status: Parameters<typeof show>[2],
): Promise<Response> {
  const { visit, path } = place;
  const { c, frame } = visit;
  const page = await load(place);
  const { awayValues } = await awayForm();
  const defaults = awayValues(page, frame.now);
  const props = { frame, page, path, defaults, requestKey: randomUUID(), attempt };
  return show(c, <PersonPage {...props} />, status);
}

async function setAway(place: Place): Promise<Response> {
  const { visit, personId } = place;
  const values = await formValues(visit.c);
  const { person } = await load(place);
  const { readAway } = await awayForm();
  const read = readAway(values, person.timeZone);
  if ('problems' in read) {
    const { problems } = read;
    const attempt = { form: awayFormId, values, problems, message: countProblems(problems) };
    return personResponse(place, attempt, 422);
  }
  return tried(place, { form: awayFormId, values }, async () => {
    await visit.services.people.setAway(visit.caller, personId, read.input);
    return 'away';
  });
}

async function endAway(place: Place): Promise<Response> {
  const { visit, personId } = place;
  await visit.services.people.endAway(visit.caller, personId);
  return afterwards(place, 'back');
}

async function writeAgain(place: Place): Promise<Response> {
  const { visit, personId, path } = place;
  await visit.services.people.writeAgain(visit.caller, personId);
  return leadOn(visit, path, 'writes-again');
}

async function forgetAccount({ visit, personId, path }: Place): Promise<Response> {
  await visit.services.people.forgetAccount(visit.caller, personId);
  return leadOn(visit, path, 'account-forgotten');
}

async function setManager(place: Place): Promise<Response> {
  const { visit, personId } = place;
  const values = await formValues(visit.c);
  const reportsTo = textOf(values, 'reportsTo') || null;
  return tried(place, { form: managerFormId, values }, async () => {
    await visit.services.people.setManager(visit.caller, personId, { reportsTo });
    return 'reports-to';
  });
}

async function setRoles(place: Place): Promise<Response> {
  const { visit, personId } = place;
  const values = { roles: [], ...(await formValues(visit.c)) };
  const roles = [values.roles].flat();
  return tried(place, { form: rolesFormId, values }, async () => {
    await visit.services.people.setRoles(visit.caller, personId, { roles });
    return 'roles';
  });
}

async function setActive(place: Place): Promise<Response> {
  const { visit, personId } = place;
  const values = await formValues(visit.c);
  const active = textOf(values, 'active') === 'yes';
  const tasksTo = textOf(values, 'tasksTo');
  const input = { active, ...(tasksTo ? { tasksTo } : {}) };
  const options = { requestKey: requestKeyOf(values) };
  return tried(place, { form: activeFormId, values }, async () => {
    const results = await visit.services.people.setActive(visit.caller, personId, input, options);
    if (active) return 'active';
    return results.every(({ done }) => done) ? 'inactive' : 'inactive-left';
  });
}

/** Carries it out, and leads on with the word that comes of it; a form that is refused is shown again with what was typed. */
async function tried(
  place: Place,
  { form, values }: { readonly form: string; readonly values: FormValues },
  work: () => Promise<string>,
): Promise<Response> {
  let done: string;
  try {
    done = await work();
  } catch (failure) {
    const { error, status } = refusal(failure);
    return personResponse(place, refusedForm(form, values, error), status);
  }
  return afterwards(place, done);
}

function afterwards({ visit, path }: Place, done: string): Response {
  const word = path === '/me' || done === 'reports-to' ? done : `${done}-of`;
  return leadOn(visit, path, word);
}

async function passOn(place: Place): Promise<Response> {
  const { visit, personId, path } = place;
  const { c, frame, services, caller } = visit;
  const values = await formValues(c);
  const ticked = new Set([values.task ?? []].flat());
  const items = (await load(place)).alone.filter((item) => ticked.has(selectionOf(item)));
  if (items.length === 0) return c.redirect(path, 303);
  const tasks = items.map(({ caseId, task }) => ({ caseId, taskId: task.id }));
  const requestKey = requestKeyOf(values);
  const answers = await services.people.passOn(caller, personId, { tasks }, { requestKey });
  const results = items.map((item) => {
    const found = answers.find(({ caseId, taskId }) => caseId === item.caseId && taskId === item.task.id);
    return {
      item,
      problem: found?.done ? undefined : (found?.problem ?? 'No answer came; look at the case.'),
    };
  });
  return show(c, <PassedOnPage frame={frame} results={results} path={path} />);
}
