import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { dealStages } from '../../domain/deals/stages.ts';
import { DomainError } from '../../domain/errors.ts';
import type { FormValues } from '../../portal/form.ts';
import { ConsolePage } from '../../portal/pages/console.page.tsx';
import { DealsPage } from '../../portal/pages/deals.page.tsx';
import { RegisterPage, registerFormId } from '../../portal/pages/register.page.tsx';
import { registeredWord } from './done.ts';
import { leadOn } from './lead-on.ts';
import { namesInList } from './names.ts';
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
import { readCustomer, readRegistration, registrationProblems } from './registration.form.ts';
import { mayHaveWorked, requestKeyOf } from './request-key.ts';
import { refusedForm } from './sent-form.ts';

const pageSize = 25;

/** Lists of deals, and the form that registers one. */
export function dealsRoutes(deps: PageDeps): Hono {
  const routes = new Hono();
  const { signedIn, failed } = pageKinds(deps);
  routes.onError(failed);
  routes.get(
    '/',
    signedIn(async ({ c, person }) => c.redirect(person.partnerId ? '/deals' : '/inbox', 303)),
  );
  routes.get('/deals', signedIn(listDeals));
  routes.get('/console', signedIn(listAll));
  routes.get('/deals/new', signedIn(newDeal));
  routes.post('/deals/new', limitBody, signedIn(checkCustomer));
  routes.post('/deals', limitBody, signedIn(registerDeal));
  return routes;
}

/** A stage of a deal, if the address names one. */
function stageOf(text: string | undefined): string | undefined {
  return text && Object.hasOwn(dealStages, text) ? text : undefined;
}

async function listDeals({ c, frame, services, person, caller }: SignedInVisit): Promise<Response> {
  if (!person.partnerId) return c.redirect('/console', 303);
  const stage = stageOf(c.req.query('stage'));
  const cursor = c.req.query('cursor');
  const [deals, waiting] = await Promise.all([
    services.deals.list(caller, { stage }, { cursor, limit: pageSize }),
    stage || cursor ? { items: [] } : services.inbox.list(caller, { limit: 10 }),
  ]);
  const names = await namesInList(services, deals.items);
  const props = { deals, waiting: waiting.items, names, stage, cursor };
  return show(c, <DealsPage frame={frame} {...props} />);
}

async function listAll({ c, frame, services, person, caller }: SignedInVisit): Promise<Response> {
  if (person.partnerId) return c.redirect('/deals', 303);
  const partner = c.req.query('partner')?.trim() || undefined;
  const stage = stageOf(c.req.query('stage')) ?? (partner ? undefined : 'review');
  const cursor = c.req.query('cursor');
  const [deals, partners] = await Promise.all([
    services.deals.list(caller, { stage, partnerId: partner }, { cursor, limit: pageSize }),
    services.directory.partners(caller),
  ]);
  const names = await namesInList(services, deals.items);
  return show(
    c,
    <ConsolePage
      frame={frame}
      deals={deals}
      names={names}
      partners={partners}
      stage={stage}
      partner={partner}
      cursor={cursor}
    />,
  );
}

async function newDeal({ c, frame, services }: SignedInVisit): Promise<Response> {
  if (!frame.mayRegister)
    throw new DomainError(
      'forbidden',
      'Deals are registered by the sellers and owners of a partner. Ask one of them.',
    );
  const program = await services.currentProgram();
  const values = { 'value.currency': program.currency, ifTaken: 'queue' };
  return show(c, <RegisterPage frame={frame} program={program} requestKey={randomUUID()} values={values} />);
}

async function checkCustomer({ c, frame, services, caller }: SignedInVisit): Promise<Response> {
  const values = await formValues(c);
  const program = await services.currentProgram();
  const common = { frame, program, values, requestKey: requestKeyOf(values) ?? randomUUID() };
  try {
    const asked = { customer: readCustomer(values), productFamily: textOf(values, 'productFamily') };
    const check = await services.deals.checkCustomer(caller, asked);
    return show(c, <RegisterPage {...common} check={check} />);
  } catch (failure) {
    const { error, status } = refusal(failure);
    return show(c, <RegisterPage {...common} attempt={refusedRegistration(values, error)} />, status);
  }
}

async function registerDeal(visit: SignedInVisit): Promise<Response> {
  const { c, frame, services, caller } = visit;
  const values = await formValues(c);
  const program = await services.currentProgram();
  const requestKey = requestKeyOf(values) ?? randomUUID();
  try {
    const view = await services.deals.submit(caller, readRegistration(values), { requestKey });
    return leadOn(visit, `/deals/${encodeURIComponent(view.id)}`, registeredWord(view));
  } catch (failure) {
    const { error, status } = refusal(failure);
    const key = mayHaveWorked(error) ? requestKey : randomUUID();
    const attempt = refusedRegistration(values, error);
    return show(
      c,
      <RegisterPage frame={frame} program={program} requestKey={key} values={values} attempt={attempt} />,
      status,
    );
  }
}

function refusedRegistration(values: FormValues, error: DomainError) {
  const problems = registrationProblems(values, error.fields);
  return { ...refusedForm(registerFormId, values, error), problems };
}
