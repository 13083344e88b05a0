import { type Context, Hono } from 'hono';
import { DomainError } from '../../domain/errors.ts';
import { readNewDraft } from './draft.form.ts';
import { leadOn } from './lead-on.ts';
import {
  limitBody,
  limitUpload,
  type PageDeps,
  pageKinds,
  refusal,
  type SignedInVisit,
  sentForm,
  textOf,
} from './page.tsx';
import { programsResponse, refuseOthers } from './programs-answers.tsx';
import { requestKeyOf } from './request-key.ts';
import { sendYaml } from './send-text.ts';
import { countProblems, messageOf } from './sent-form.ts';

/** Drafts of programs: begun, saved as files, thrown away. The page on which they are shaped is the designer's. */
export function draftRoutes(deps: PageDeps): Hono {
  const routes = new Hono();
  const { signedIn, failed } = pageKinds(deps);
  routes.onError(failed);
  routes.post('/programs/drafts', limitUpload, signedIn(begin));
  routes.get('/programs/drafts/:draftId/program.yaml', signedIn(sendProgram));
  routes.get('/programs/drafts/:draftId/rehearsal.yaml', signedIn(sendScripts));
  routes.post('/programs/drafts/:draftId/remove', limitBody, signedIn(remove));
  return routes;
}

async function begin(visit: SignedInVisit): Promise<Response> {
  refuseOthers(visit);
  const { c, services, caller } = visit;
  const { values, files } = await sentForm(c);
  const attempt = { form: textOf(values, 'from'), values };
  const read = await readNewDraft(values, files);
  if ('problems' in read) {
    const { problems } = read;
    return programsResponse(visit, { ...attempt, problems, message: countProblems(problems) }, 422);
  }
  try {
    const requestKey = requestKeyOf(values);
    const { id } = await services.drafts.create(caller, read.input, { requestKey });
    return c.redirect(`/programs/drafts/${encodeURIComponent(id)}`, 303);
  } catch (failure) {
    const { error, status } = refusal(failure);
    return programsResponse(visit, { ...attempt, problems: error.fields, message: messageOf(error) }, status);
  }
}

const idOf = (c: Context) => c.req.param('draftId') ?? '';

async function sendProgram(visit: SignedInVisit): Promise<Response> {
  refuseOthers(visit);
  const { id, programId = id, source } = await visit.services.drafts.get(visit.caller, idOf(visit.c));
  return sendYaml(visit.c, `${programId}.yaml`, source);
}

async function sendScripts(visit: SignedInVisit): Promise<Response> {
  refuseOthers(visit);
  const { id, programId = id, scripts } = await visit.services.drafts.get(visit.caller, idOf(visit.c));
  return sendYaml(visit.c, `${programId}.rehearsal.yaml`, scripts);
}

async function remove(visit: SignedInVisit): Promise<Response> {
  refuseOthers(visit);
  const { c, services, caller } = visit;
  try {
    await services.drafts.remove(caller, idOf(c));
  } catch (failure) {
    // Pressed twice, or by two: it is gone, as was wanted.
    if (!(failure instanceof DomainError) || failure.code !== 'not-found') throw failure;
  }
  return leadOn(visit, '/programs', 'draft-removed');
}
