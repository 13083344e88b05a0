import { Hono } from 'hono';
import { DomainError } from '../../domain/errors.ts';
import { leadOn } from './lead-on.ts';
import { formValues, limitBody, type PageDeps, pageKinds, refusal, type SignedInVisit } from './page.tsx';
import { programResponse, programsResponse, programWords, refuseOthers } from './programs-answers.tsx';
import { sendYaml } from './send-text.ts';
import { messageOf } from './sent-form.ts';

/** Programs and their versions, for who runs them. */
export function programsRoutes(deps: PageDeps): Hono {
  const routes = new Hono();
  const { signedIn, failed } = pageKinds(deps);
  routes.onError(failed);
  routes.get('/programs', signedIn(listPrograms));
  routes.get('/programs/:programId', signedIn(showProgram));
  routes.get('/programs/:programId/picture', signedIn(showPicture));
  routes.get(
    '/programs/:programId/move',
    signedIn(async (visit) => (await moving()).showMove(visit)),
  );
  routes.post(
    '/programs/:programId/move',
    limitBody,
    signedIn(async (visit) => (await moving()).moveTicked(visit)),
  );
  const version = '/programs/:programId/versions/:version';
  routes.get(`${version}/program.yaml`, signedIn(sendSource));
  routes.get(`${version}/rehearsal.yaml`, signedIn(sendScripts));
  routes.post(`${version}/publish`, limitBody, signedIn(publish));
  routes.post(`${version}/restore`, limitBody, signedIn(restore));
  return routes;
}

/** Moving cases is rare: a cold start does without. */
const moving = () => import('./programs-move.tsx');

async function listPrograms(visit: SignedInVisit): Promise<Response> {
  refuseOthers(visit);
  return programsResponse(visit);
}

async function showProgram(visit: SignedInVisit): Promise<Response> {
  refuseOthers(visit);
  return programResponse(visit, Number(visit.c.req.query('version')));
}

/** The version as a drawing. It stands in an image, where it can run nothing and reach nothing. */
async function showPicture(visit: SignedInVisit): Promise<Response> {
  refuseOthers(visit);
  const { c, services, caller } = visit;
  const version = Number(c.req.query('version'));
  const { pictureOf } = await programWords();
  const picture = pictureOf(await services.programs.source(caller, c.req.param('programId') ?? '', version));
  if (picture === undefined) throw new DomainError('not-found', 'There is no picture of this version.');
  c.header('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox");
  return c.body(picture, 200, { 'Content-Type': 'image/svg+xml' });
}

const named = ({ c }: SignedInVisit) => ({
  programId: c.req.param('programId') ?? '',
  version: Number(c.req.param('version')),
});

async function sendSource(visit: SignedInVisit): Promise<Response> {
  refuseOthers(visit);
  const { programId, version } = named(visit);
  const source = await visit.services.programs.source(visit.caller, programId, version);
  return sendYaml(visit.c, `${programId}.v${version}.yaml`, source);
}

async function sendScripts(visit: SignedInVisit): Promise<Response> {
  refuseOthers(visit);
  const { programId, version } = named(visit);
  const scripts = await visit.services.programs.scripts(visit.caller, programId, version);
  if (scripts === undefined) throw new DomainError('not-found', 'No scripts came with this version.');
  return sendYaml(visit.c, `${programId}.v${version}.rehearsal.yaml`, scripts);
}

async function publish(visit: SignedInVisit): Promise<Response> {
  refuseOthers(visit);
  const { c, services, caller, frame } = visit;
  const { programId, version } = named(visit);
  const values = await formValues(c);
  const attempt = { form: 'publish', values };
  const { readPublication } = await import('./publish.form.ts');
  const read = readPublication(values, frame.timeZone);
  if ('problems' in read) {
    const [{ message }] = read.problems;
    return programResponse(visit, version, { ...attempt, message, problems: read.problems }, 422);
  }
  try {
    await services.programs.publish(caller, programId, version, read.input);
  } catch (failure) {
    const { error, status } = refusal(failure);
    return programResponse(visit, version, { ...attempt, ...wordsOf(error) }, status);
  }
  return backTo(visit, version, 'published');
}

/** Proposes an earlier version anew: a second person publishes it. */
async function restore(visit: SignedInVisit): Promise<Response> {
  refuseOthers(visit);
  const { c, services, caller } = visit;
  const { programId, version } = named(visit);
  const values = await formValues(c);
  try {
    const proposed = await services.drafts.restore(caller, programId, version, { reason: values.reason });
    return backTo(visit, proposed.version, 'goes-back');
  } catch (failure) {
    const { error, status } = refusal(failure);
    return programResponse(visit, version, { form: 'restore', values, ...wordsOf(error) }, status);
  }
}

const wordsOf = (error: DomainError) => ({ message: messageOf(error), problems: error.fields });

function backTo(visit: SignedInVisit, version: number, done: string): Response {
  return leadOn(visit, `/programs/${encodeURIComponent(named(visit).programId)}?version=${version}`, done);
}
