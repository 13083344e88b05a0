import type { Context, Handler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { getCookie } from 'hono/cookie';
import { routePath } from 'hono/route';
import type { Act } from '../../activities/store/audit/act.ts';
import type { Branding } from '../../domain/branding/branding.schema.ts';
import { DomainError, errorTable } from '../../domain/errors.ts';
import { type Person, vendorRoles } from '../../domain/people/person.schema.ts';
import type { FormValues } from '../../portal/form.ts';
import type { Assets, Frame } from '../../portal/frame.ts';
import { ErrorPage } from '../../portal/pages/error.page.tsx';
import { type AuditLog, audited, idsOf, verbOf } from '../audited.ts';
import { refuseForeignForm, sessionCookie } from '../own-pages.ts';
import { isAllowed } from '../services/permissions.ts';
import type { Caller, Services } from '../services/services.ts';
import { assetsOf } from './assets.ts';
import { doneBefore, forgetDone } from './lead-on.ts';
import { requestKeyOf } from './request-key.ts';
import { setPageHeaders } from './security.ts';

export interface PageDeps {
  readonly services: Services;
  readonly audit: AuditLog;
  readonly branding: Branding;
  /** Where people reach the portal: forms are taken from here only. */
  readonly publicUrl: string;
  /** The folder of the designer's files for browsers; without it there is no designer. */
  readonly designerFiles?: string | undefined;
  /** Where uploaded files are shown from; without it no page shows any in itself. */
  readonly filesOrigin?: string | undefined;
  /** The page of the namespace in Temporal UI, such as `http://localhost:8233/namespaces/default`. */
  readonly temporalUiUrl?: string | undefined;
  /** The clock of the pages; the machine's by default. */
  readonly now?: (() => Date) | undefined;
  /** Told of every failure that has no name of ours, before its page is shown. */
  readonly onUnexpected?: ((failure: unknown) => void) | undefined;
}

/** One request, and what is needed to answer it. */
export interface Visit {
  readonly c: Context;
  readonly deps: PageDeps;
  readonly services: Services;
  readonly frame: Frame;
}
export interface SignedInVisit extends Visit {
  readonly person: Person;
  readonly caller: Caller;
}

/** Of a page, or of one that says what went wrong. */
export type PageStatus = (typeof errorTable)[keyof typeof errorTable]['status'] | 200;

/** Pages are answered through one of these: headers, the check on forms, and who is signed in come first. */
export function pageKinds(deps: PageDeps) {
  const assets = assetsOf(deps.branding);
  const begin = (c: Context, secret: boolean) => {
    setPageHeaders(c, secret);
    if (c.req.method === 'POST') refuseForeignForm(c, deps.publicUrl, secret);
  };
  const visit = async (c: Context): Promise<Visit> => {
    const session = getCookie(c, sessionCookie);
    const person = session ? await deps.services.signIn.personOf(session) : undefined;
    const frame = { ...frameFor(deps, assets, person), done: doneBefore(c) };
    c.set('frame', frame);
    return { c, deps, services: deps.services, frame };
  };
  return {
    /** A page for everyone, whose address may hold a token. */
    open:
      (handler: (visit: Visit) => Promise<Response>): Handler =>
      async (c) => {
        begin(c, true);
        const found = await visit(c);
        const act = await actOf(c, found.frame.person);
        return audited(deps.audit, act, () => handler(found), isTaken);
      },
    /** The same for what programs send too: whoever has the token in its address may, from wherever, and no session counts. */
    openToAll:
      (handler: (visit: Visit) => Promise<Response>): Handler =>
      async (c) => {
        setPageHeaders(c, true);
        const frame = frameFor(deps, assets, undefined);
        c.set('frame', frame);
        const act = await actOf(c, undefined);
        return audited(deps.audit, act, () => handler({ c, deps, services: deps.services, frame }), isTaken);
      },
    /** A page for who is signed in; others are asked to sign in first and come back. */
    signedIn:
      (handler: (visit: SignedInVisit) => Promise<Response>): Handler =>
      async (c) => {
        begin(c, false);
        const found = await visit(c);
        const { person } = found.frame;
        if (person) {
          const signedIn: SignedInVisit = { ...found, person, caller: { person, via: 'portal' } };
          return audited(deps.audit, await actOf(c, person), () => handler(signedIn), isTaken);
        }
        if (c.req.method === 'POST')
          throw new DomainError(
            'unauthenticated',
            'You are signed out, and nothing was done. Sign in in another tab, come back to this one, and send the form again: what you typed is still there.',
          );
        return c.redirect(
          `/sign-in?${new URLSearchParams({ returnTo: `${c.req.path}${new URL(c.req.url).search}` })}`,
          303,
        );
      },
    failed: (failure: unknown, c: Context): Response => {
      const known = failure instanceof DomainError ? failure : undefined;
      if (!known) deps.onUnexpected?.(failure);
      const frame = (c.get('frame') as Frame | undefined) ?? frameFor(deps, assets, undefined);
      return errorResponse(
        c,
        frame,
        known ??
          new DomainError(
            'unexpected',
            'Nothing you typed was wrong. Go back and try again; if it fails again, write to us.',
          ),
      );
    },
  };
}

const isTaken = ({ status }: Response) => status < 400;

/** A form that is sent is an act, also what it only keeps; a page that is read is one if it lets a whole list out. */
async function actOf(c: Context, person: Person | undefined): Promise<Act> {
  const route = routePath(c, -1);
  const who = person?.id ?? 'stranger';
  const act = { who, via: 'portal' as const, from: `${c.req.method} ${route}`, verb: verbOf(route) };
  const ids = { on: idsOf(c.req.param()), request: c.get('requestId') as string | undefined };
  if (c.req.method !== 'POST') return { ...act, ...ids, reading: true };
  // What strangers type is not even hashed; who has a link is somebody.
  if (!person && c.req.param('token') === undefined) return { ...act, ...ids };
  const values = await formValues(c);
  const key = requestKeyOf(values);
  return {
    ...act,
    ...ids,
    ...(key === undefined ? {} : { once: JSON.stringify([who, c.req.path, textOf(values, 'outcome'), key]) }),
    asked: async () => JSON.stringify(values),
  };
}

function frameFor(
  { branding, now = () => new Date() }: PageDeps,
  assets: Assets,
  person: Person | undefined,
): Frame {
  return {
    branding,
    assets,
    runsPrograms: person !== undefined && runsPrograms(person),
    managesPeople: person !== undefined && isAllowed({ person, via: 'portal' }, 'manage-people'),
    worksPayments: person !== undefined && isAllowed({ person, via: 'portal' }, 'work-payments'),
    authorsMaterials: person !== undefined && isAllowed({ person, via: 'portal' }, 'author-materials'),
    readsAudit: person !== undefined && isAllowed({ person, via: 'portal' }, 'read-audit'),
    managesPersonalData: person !== undefined && isAllowed({ person, via: 'portal' }, 'manage-personal-data'),
    mayRegister: person !== undefined && isAllowed({ person, via: 'portal' }, 'submit-deal'),
    spendsFunds: person?.partnerId !== undefined && isAllowed({ person, via: 'portal' }, 'read-own-funds'),
    now: now().toISOString(),
    timeZone: person?.timeZone ?? 'UTC',
    ...(person ? { person } : {}),
  };
}

/** Operations and administrators: who reads and publishes programs. */
function runsPrograms({ partnerId, roles }: Person): boolean {
  return partnerId === undefined && vendorRoles.some((role) => roles.includes(role));
}

/** The same frame for whom a link was made. */
export function frameOf(frame: Frame, person: Person | undefined): Frame {
  const { person: _signedIn, ...rest } = frame;
  return person ? { ...rest, person, timeZone: person.timeZone } : { ...rest, timeZone: 'UTC' };
}

/** A page that is missing and one that is forbidden look the same. */
function errorResponse(c: Context, frame: Frame, failure: DomainError): Response {
  setPageHeaders(c, true);
  const { status, title } = errorTable[failure.code];
  if (failure.code === 'not-found')
    return show(
      c,
      <ErrorPage frame={frame} title={title} message="The page does not exist, or is not yours to see." />,
      404,
    );
  const way = failure.code === 'unauthenticated' ? { way: { href: '/sign-in', label: 'Sign in' } } : {};
  return show(c, <ErrorPage frame={frame} title={title} message={failure.message} {...way} />, status);
}

/** Answers with a page, which says what was done on the way to it. */
export function show(c: Context, page: { toString(): string }, status: PageStatus = 200): Response {
  forgetDone(c);
  return c.html(`<!doctype html>${page.toString()}`, status);
}

/** The status of a refused form, or the failure itself where the form cannot be shown again. */
export function refusal(failure: unknown): { error: DomainError; status: PageStatus } {
  if (!(failure instanceof DomainError) || failure.code === 'not-found') throw failure;
  return { error: failure, status: errorTable[failure.code].status };
}

/** A form of text fields, however hostile, fits in here many times. */
export const limitBody = bodyLimit({
  maxSize: 128 * 1024,
  onError: () => {
    throw new DomainError(
      'payload-too-large',
      'This form holds more than we can take. Shorten its texts and send it again.',
    );
  },
});

/** The same for a form that can hold files. A request to the function in AWS cannot be much larger. */
export const limitUpload = bodyLimit({
  maxSize: 4 * 1024 * 1024,
  onError: () => {
    throw new DomainError(
      'payload-too-large',
      'Together the files are larger than we can take at once. Choose smaller ones and send the form again.',
    );
  },
});

/** What the address of a page for whoever has its link ends with. */
export const tokenOf = ({ c }: Pick<Visit, 'c'>): string => c.req.param('token') ?? '';

/** The fields of a sent form as text. Files are left out. */
export async function formValues(c: Context): Promise<FormValues> {
  return textsOf(await c.req.parseBody({ all: true }));
}

/** The fields of a sent form as text, and its files; one for each input, the first. */
export async function sentForm(c: Context): Promise<SentForm> {
  const body = await c.req.parseBody({ all: true });
  const files = Object.entries(body).flatMap(([name, value]) => {
    const [file] = [value].flat().filter((one): one is File => one instanceof File);
    return file ? [[name, file] as const] : [];
  });
  return { values: textsOf(body), files: Object.fromEntries(files) };
}
export interface SentForm {
  readonly values: FormValues;
  readonly files: Readonly<Record<string, File>>;
}

function textsOf(body: Record<string, string | File | (string | File)[]>): FormValues {
  const values: Record<string, string | readonly string[]> = {};
  for (const [name, value] of Object.entries(body)) {
    if (typeof value === 'string') values[name] = value;
    else if (Array.isArray(value))
      values[name] = value.filter((part): part is string => typeof part === 'string');
  }
  return values;
}

/** One field of a form, as text. */
export function textOf(values: FormValues, name: string): string {
  const value = values[name];
  return typeof value === 'string' ? value : (value?.[0] ?? '');
}
