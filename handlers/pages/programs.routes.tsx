import { Hono } from 'hono';
import { DomainError } from '../../domain/errors.ts';
import { type ProgramVersion, versionInForce } from '../../domain/programs/program.ts';
import type { Attempt } from '../../portal/form.ts';
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
import { messageOf } from './registration.form.ts';

/** Programs and their versions, for who runs them. */
export function programsRoutes(deps: PageDeps): Hono {
  const routes = new Hono();
  const { signedIn, failed } = pageKinds(deps);
  routes.onError(failed);
  routes.get('/programs', signedIn(listPrograms));
  routes.get('/programs/:programId', signedIn(showProgram));
  routes.get('/programs/:programId/picture', signedIn(showPicture));
  routes.post('/programs/:programId/versions/:version/publish', limitBody, signedIn(publish));
  return routes;
}

/** A partner does not learn that programs are kept here. */
function refuseOthers({ frame }: SignedInVisit): void {
  if (!frame.runsPrograms) throw new DomainError('not-found', 'There is no such page.');
}

async function listPrograms(visit: SignedInVisit): Promise<Response> {
  refuseOthers(visit);
  const { c, frame, services, caller } = visit;
  const programs = await services.programs.list(caller);
  const versions = (
    await Promise.all(programs.map(({ programId }) => services.programs.versions(caller, programId)))
  ).flat();
  const { ProgramsPage } = await programsPage();
  return show(c, <ProgramsPage frame={frame} versions={versions} names={await namesOf(visit, versions)} />);
}

function namesOf({ services }: SignedInVisit, versions: readonly ProgramVersion[]) {
  const ids = versions.flatMap(({ proposedBy, publishedBy }) => [proposedBy, publishedBy ?? []].flat());
  return services.namesOf([...new Set(ids)]);
}

async function showProgram(visit: SignedInVisit): Promise<Response> {
  refuseOthers(visit);
  return programResponse(visit, Number(visit.c.req.query('version')));
}

type Status = ReturnType<typeof refusal>['status'];

async function programResponse(
  visit: SignedInVisit,
  wanted: number,
  attempt?: Attempt,
  status?: Status,
): Promise<Response> {
  const { c, frame, services, caller } = visit;
  const programId = c.req.param('programId') ?? '';
  const versions = await services.programs.versions(caller, programId);
  const shown = versions.find(({ version }) => version === wanted) ?? firstOf(versions, frame.now);
  if (!shown) throw new DomainError('not-found', 'There is no such program.');
  const [source, names] = await Promise.all([
    services.programs.source(caller, programId, shown.version),
    namesOf(visit, versions),
  ]);
  const [{ wordsOf }, { ProgramPage }] = await Promise.all([programWords(), programPage()]);
  const hasBoard = shown.kind !== 'deal-registration';
  const props = { frame, versions, names, shown, source, hasBoard, attempt, words: wordsOf(source) };
  return show(c, <ProgramPage {...props} done={c.req.query('done')} />, status);
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

/** Reading and drawing programs is for few, and weighs much: a cold start does without. */
const programWords = () => import('./program-words.ts');
const programPage = () => import('../../portal/pages/program.page.tsx');
const programsPage = () => import('../../portal/pages/programs.page.tsx');

/** What waits for somebody first, then what is in force. */
function firstOf(versions: readonly ProgramVersion[], now: string): ProgramVersion | undefined {
  return versions.find(({ status }) => status === 'proposed') ?? versionInForce(versions, now) ?? versions[0];
}

async function publish(visit: SignedInVisit): Promise<Response> {
  refuseOthers(visit);
  const { c, services, caller } = visit;
  const programId = c.req.param('programId') ?? '';
  const version = Number(c.req.param('version'));
  try {
    const hash = textOf(await formValues(c), 'hash');
    await services.programs.publish(caller, programId, version, { hash });
  } catch (failure) {
    const { error, status } = refusal(failure);
    const attempt = { form: 'publish', values: {}, message: messageOf(error), problems: error.fields };
    return programResponse(visit, version, attempt, status);
  }
  const query = new URLSearchParams({ version: String(version), done: 'published' });
  return c.redirect(`/programs/${encodeURIComponent(programId)}?${query}`, 303);
}
