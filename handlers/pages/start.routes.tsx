import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { DomainError, type FieldProblem } from '../../domain/errors.ts';
import type { FormValues } from '../../domain/programs/form.schema.ts';
import { checkForm } from '../../domain/programs/form-values.rules.ts';
import type { Process } from '../../domain/programs/process.schema.ts';
import type { FormAttempt, FormValues as FormTexts } from '../../portal/form.ts';
import { StartFormPage, StartPage, startFormId } from '../../portal/pages/start.page.tsx';
import type { StartFor } from '../services/cases.services.ts';
import { leadOn } from './lead-on.ts';
import {
  limitUpload,
  type PageDeps,
  type PageStatus,
  pageKinds,
  refusal,
  type SignedInVisit,
  sentForm,
  show,
  textOf,
} from './page.tsx';
import {
  askedLately,
  askedOrWrong,
  atInputs,
  changedRows,
  defaultsAtStart,
  lostFiles,
  onlyAsked,
  readProgramForm,
  rowsPressed,
  startingForm,
  typedTexts,
} from './program.form.ts';
import { requestKeyOf, valuesAgain } from './request-key.ts';
import { countProblems, messageOf } from './sent-form.ts';

/** What can be started, and the forms that start it. */
export function startRoutes(deps: PageDeps): Hono {
  const routes = new Hono();
  const { signedIn, failed } = pageKinds(deps);
  routes.onError(failed);
  routes.get('/start', signedIn(chooseProgram));
  routes.get('/start/:programId', signedIn(showForm));
  routes.post('/start/:programId', limitUpload, signedIn(startCase));
  return routes;
}

async function chooseProgram({ c, frame, services, caller }: SignedInVisit): Promise<Response> {
  return show(c, <StartPage frame={frame} programs={await services.cases.startable(caller)} />);
}

async function programOf({ c, services, caller }: SignedInVisit): Promise<Process> {
  const programs = await services.cases.startable(caller);
  const program = programs.find((one) => one.program === c.req.param('programId'));
  if (!program) throw new DomainError('not-found', 'There is no such program.');
  return program;
}

async function showForm(visit: SignedInVisit): Promise<Response> {
  const program = await programOf(visit);
  return formResponse(visit, program, await defaultsAtStart(program, visit.frame.now));
}

const unsaid = ({ starts }: Process): FieldProblem =>
  starts.for === 'learner'
    ? { field: 'personId', message: 'Choose the person whose case it is' }
    : { field: 'partnerId', message: 'Choose the partner that the case is for' };

interface Refused {
  readonly attempt: FormAttempt;
  readonly status: PageStatus;
}

async function formResponse(
  visit: SignedInVisit,
  program: Process,
  typed: FormValues,
  refused?: Refused,
): Promise<Response> {
  const { c, frame, services, caller, person } = visit;
  const form = startingForm(program);
  const { attempt } = refused ?? {};
  const asked = askedOrWrong(form, await askedNow(visit, program, typed, attempt?.values), attempt?.problems);
  const forOne = program.starts.for === 'learner';
  const learners = forOne ? await services.directory.learners(caller) : undefined;
  const partners = person.partnerId || forOne ? undefined : await services.directory.partners(caller);
  const held = await defaultsAtStart(program, frame.now);
  const shown = { form, held, asked, fresh: attempt?.more };
  const props = { frame, program, shown, partners, learners, attempt };
  return show(c, <StartFormPage {...props} requestKey={randomUUID()} />, refused?.status);
}

/** For whom it is, as far as that was said; a person stands with their partner: `northwind/P-7K3M9Q2XBA`. */
function whomIn({ person }: SignedInVisit, texts: FormTexts): StartFor {
  const [partnerId, personId] = textOf(texts, 'personId').split('/');
  if (partnerId && personId) return { partnerId, personId };
  return { partnerId: person.partnerId ?? (textOf(texts, 'partnerId') || undefined) };
}

/** What is asked of whom the case is for, as far as that was said. */
async function askedNow(
  visit: SignedInVisit,
  { program }: Process,
  typed: FormValues,
  texts: FormTexts = {},
): Promise<ReadonlySet<string>> {
  const { services, caller } = visit;
  return services.cases.askedAtStart(caller, program, typed, whomIn(visit, texts));
}

async function startCase(visit: SignedInVisit): Promise<Response> {
  const { c, services, caller } = visit;
  const program = await programOf(visit);
  const form = startingForm(program);
  const sent = await sentForm(c);
  const values = typedTexts(form, sent.values);
  const rows = rowsPressed(form, sent.values);
  const typed = await readProgramForm(form, rows?.texts ?? sent.values, sent.files);
  const again = (attempt: Omit<FormAttempt, 'form'>, status: Refused['status']) => {
    const told = new Set(attempt.problems.map(({ field }) => field));
    const lost = lostFiles(form, sent.files).filter(({ field }) => !told.has(field));
    const shown = { form: startFormId, ...attempt, problems: [...attempt.problems, ...lost] };
    return formResponse(visit, program, typed, { attempt: shown, status });
  };
  if (rows) return again(changedRows(form, rows), 200);
  const asked = await askedNow(visit, program, typed, sent.values);
  const more = askedLately(form, sent.values, asked);
  if (more.length) return again({ values, message: '', problems: [], more }, 200);
  const whom = whomIn(visit, sent.values);
  if (whom.partnerId === undefined) {
    const checked = await checkForm(form, onlyAsked(typed, asked), { asked });
    const others = 'problems' in checked ? atInputs(form, checked.problems) : [];
    const problems = [unsaid(program), ...others];
    return again({ values, problems, message: countProblems(problems) }, 422);
  }
  try {
    const requestKey = requestKeyOf(sent.values) ?? randomUUID();
    const view = await services.cases.start(caller, program.program, onlyAsked(typed, asked), {
      ...whom,
      requestKey,
    });
    return leadOn(visit, `/cases/${encodeURIComponent(view.id)}`, 'started');
  } catch (failure) {
    const { error, status } = refusal(failure);
    const problems = atInputs(form, error.fields);
    return again({ values: valuesAgain(values, error), problems, message: messageOf(error) }, status);
  }
}
