import { Hono } from 'hono';
import { DomainError } from '../../domain/errors.ts';
import type { FormValues } from '../../domain/programs/form.schema.ts';
import type { Process } from '../../domain/programs/process.schema.ts';
import type { FormAttempt } from '../../portal/form.ts';
import {
  ApplyLinkSentPage,
  ApplyPage,
  applyFormId,
  DraftLinkSpentPage,
  DraftPage,
  draftFormId,
  NoApplicationPage,
} from '../../portal/pages/application.page.tsx';
import { leadOn } from './lead-on.ts';
import {
  formValues,
  frameOf,
  limitBody,
  limitUpload,
  type PageDeps,
  type PageStatus,
  pageKinds,
  refusal,
  sentForm,
  show,
  textOf,
  tokenOf,
  type Visit,
} from './page.tsx';
import {
  askedLately,
  askedOrWrong,
  atInputs,
  changedRows,
  defaultsAtStart,
  heldBy,
  onlyAsked,
  readProgramForm,
  rowsPressed,
  startingForm,
  typedTexts,
} from './program.form.ts';
import { messageOf, refusedForm } from './sent-form.ts';

/** Applications by people without an account: an address, a link, a draft that can be saved and sent. */
export function applicationRoutes(deps: PageDeps): Hono {
  const routes = new Hono();
  const { open, failed } = pageKinds(deps);
  routes.onError(failed);
  routes.get('/apply/:programId', open(askForAddress));
  routes.post('/apply/:programId', limitBody, open(sendLink));
  routes.get('/a/:token', open(showDraft));
  routes.post('/a/:token', limitUpload, open(takeDraft));
  return routes;
}

/** Whoever is signed in here applies as nobody we know. */
const stranger = ({ frame }: Visit) => frameOf(frame, undefined);
const programIdOf = ({ c }: Visit) => c.req.param('programId') ?? '';

async function askForAddress(visit: Visit): Promise<Response> {
  const { c, services } = visit;
  const frame = stranger(visit);
  const program = await services.applications.open(programIdOf(visit));
  if (!program) return show(c, <NoApplicationPage frame={frame} />, 404);
  if (c.req.query('sent') !== undefined)
    return show(c, <ApplyLinkSentPage frame={frame} program={program} />);
  return show(c, <ApplyPage frame={frame} program={program} />);
}

async function sendLink(visit: Visit): Promise<Response> {
  const { c, services } = visit;
  const frame = stranger(visit);
  const program = await services.applications.open(programIdOf(visit));
  if (!program) return show(c, <NoApplicationPage frame={frame} />, 404);
  const email = textOf(await formValues(c), 'email').trim();
  try {
    if (!/^\S+@\S+\.\S+$/.test(email)) throw notAnAddress();
    await services.applications.begin(program.program, { email });
  } catch (failure) {
    const { error, status } = refusal(failure);
    const attempt = refusedForm(applyFormId, { email }, error);
    return show(c, <ApplyPage frame={frame} program={program} attempt={attempt} />, status);
  }
  return c.redirect(`/apply/${encodeURIComponent(program.program)}?sent`, 303);
}

function notAnAddress(): DomainError {
  const message = 'Write your e-mail address, such as ana@partner.example';
  return new DomainError('invalid-input', message, [{ field: 'email', message }]);
}

async function showDraft(visit: Visit): Promise<Response> {
  const draft = await visit.services.applications.draft(tokenOf(visit));
  if (draft.state === 'invalid') return show(visit.c, <DraftLinkSpentPage frame={stranger(visit)} />, 404);
  if (draft.state === 'sent') return toCase(visit, draft.caseToken);
  return draftResponse(visit, draft, draft.values);
}

interface OpenDraft {
  readonly program: Process;
  readonly values: FormValues;
}

async function draftResponse(
  visit: Visit,
  { program, values }: OpenDraft,
  typed: FormValues,
  attempt?: FormAttempt,
  status?: PageStatus,
): Promise<Response> {
  const frame = stranger(visit);
  const form = startingForm(program);
  const held = await heldBy(form, values, attempt?.more, () => defaultsAtStart(program, frame.now));
  const shown = {
    form,
    held,
    asked: askedOrWrong(form, await askedBy(visit, program, attempt ? typed : held), attempt?.problems),
    fresh: attempt?.more,
  };
  const props = { frame, program, shown, attempt, path: `/a/${encodeURIComponent(tokenOf(visit))}` };
  return show(visit.c, <DraftPage {...props} />, status);
}

async function askedBy({ frame }: Visit, program: Process, typed: FormValues): Promise<ReadonlySet<string>> {
  const { askedOf } = await import('../../domain/programs/fill-form.rules.ts');
  return askedOf({ program, form: program.starts.form, known: {}, now: frame.now }, typed);
}

/** Keeps the draft, or sends it when nothing more is to be asked. */
async function takeDraft(visit: Visit): Promise<Response> {
  const { c, services } = visit;
  const token = tokenOf(visit);
  const sent = await sentForm(c);
  const draft = await services.applications.draft(token);
  if (draft.state === 'invalid') return show(c, <DraftLinkSpentPage frame={stranger(visit)} />, 404);
  if (draft.state === 'sent') return toCase(visit, draft.caseToken);
  const form = startingForm(draft.program);
  const rows = rowsPressed(form, sent.values);
  const typed = await readProgramForm(form, rows?.texts ?? sent.values, sent.files, draft.values);
  const texts = typedTexts(form, sent.values);
  try {
    if (rows) {
      await services.applications.keep(token, typed);
      const attempt = { form: draftFormId, ...changedRows(form, rows) };
      return draftResponse(visit, { ...draft, values: typed }, typed, attempt);
    }
    if (textOf(sent.values, 'save') !== '') {
      await services.applications.keep(token, typed);
      return leadOn(visit, `/a/${encodeURIComponent(token)}`, 'kept');
    }
    const asked = await askedBy(visit, draft.program, typed);
    const more = askedLately(form, sent.values, asked);
    if (more.length === 0) {
      const { caseToken } = await services.applications.submit(token, onlyAsked(typed, asked));
      return leadOn(visit, casePath(caseToken), 'applied');
    }
    await services.applications.keep(token, typed);
    const attempt = { form: draftFormId, values: texts, message: '', problems: [], more };
    return draftResponse(visit, { ...draft, values: typed }, typed, attempt);
  } catch (failure) {
    const { error, status } = refusal(failure);
    const problems = atInputs(form, error.fields);
    const attempt = { form: draftFormId, values: texts, message: messageOf(error), problems };
    return draftResponse(visit, { ...draft, values: typed }, typed, attempt, status);
  }
}

const casePath = (caseToken: string) => `/c/${encodeURIComponent(caseToken)}`;

function toCase({ c }: Visit, caseToken: string): Response {
  return c.redirect(casePath(caseToken), 303);
}
