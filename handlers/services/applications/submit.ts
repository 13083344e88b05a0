import { noteActor } from '../../../activities/store/audit/act.ts';
import type { ApplicationDraft } from '../../../activities/store/drafts.store.ts';
import { DomainError } from '../../../domain/errors.ts';
import { idFrom } from '../../../domain/ids.ts';
import { type Applicant, applicantOf } from '../../../domain/processes/applicant.rules.ts';
import type { FormValues } from '../../../domain/programs/form.schema.ts';
import type { Process } from '../../../domain/programs/process.schema.ts';
import type { ApplicationsService } from '../applications.services.ts';
import { formOf } from '../cases/form.ts';
import { startingValues } from '../cases/starting-values.ts';
import { typedInto } from '../cases/typed.ts';
import type { ServiceContext } from '../context.ts';
import { sha256 } from '../hash.ts';
import { caseToken, openDraft } from './draft-link.ts';

const noDraft = () =>
  new DomainError('not-found', 'This link does not work any more. Begin your application again.');

const sentAlready = () =>
  new DomainError('task-closed', 'This application was sent already; nothing of it changes any more.');

/** Keeps what was typed so far. */
export function keepApplication(context: ServiceContext): ApplicationsService['keep'] {
  return async (token, values) => {
    const opened = await openDraft(context, token);
    if (!opened) throw noDraft();
    if (!(await keepTyped(context, opened, values))) throw sentAlready();
  };
}

/**
 * Sends an application: the applicant becomes a person without an account, and its case starts. The ids come from the
 * draft, so that sending it twice, also at once, is one case.
 */
export function submitApplication(context: ServiceContext): ApplicationsService['submit'] {
  return async (token, values) => {
    const opened = await openDraft(context, token);
    if (!opened) throw noDraft();
    const { draft, program } = opened;
    if (draft.sent) return { caseToken: await caseToken(context, draft.sent) };
    const typed = await keepTyped(context, opened, values);
    if (!typed) return sentMeanwhile(context, token);
    const sent = await startFor(context, { draft, program, typed, values });
    await context.stores.drafts.sent({ ...draft, values: typed }, sent);
    return { caseToken: await caseToken(context, sent) };
  };
}

interface Opened {
  readonly draft: ApplicationDraft;
  readonly program: Process;
}

/** The other of two presses was quicker: what it came to is the answer to both. */
async function sentMeanwhile(context: ServiceContext, token: string): Promise<{ caseToken: string }> {
  const sent = (await openDraft(context, token))?.draft.sent;
  if (sent) return { caseToken: await caseToken(context, sent) };
  throw sentAlready();
}

/** What was typed, kept; nothing when it was sent, and is no draft any more. */
async function keepTyped(
  { stores }: ServiceContext,
  { draft, program }: Opened,
  values: unknown,
): Promise<FormValues | undefined> {
  const form = formOf({ program, form: program.starts.form, known: {} });
  const typed = await typedInto(form, values, { files: stores.files, kept: draft.values });
  return (await stores.drafts.type(draft, typed)) ? typed : undefined;
}

interface Sending extends Opened {
  readonly typed: FormValues;
  readonly values: unknown;
}

async function startFor(
  context: ServiceContext,
  { draft, program, typed, values }: Sending,
): Promise<NonNullable<ApplicationDraft['sent']>> {
  const seed = sha256('application', draft.id, draft.begunAt);
  const [caseId, personId] = [idFrom('case', seed), idFrom('person', seed)];
  const form = formOf({ program, form: program.starts.form, known: {} });
  const applicant = applicantOf(form, typed);
  const partnerId = `p-${caseId.slice(2).toLowerCase()}`;
  const partner = { id: partnerId, name: applicant.company, tier: '', country: applicant.country };
  const start = await startingValues(context, program, { given: values, partner, kept: draft.values });
  await addPerson(context, { personId, partnerId, applicant, email: draft.email });
  const startedBy = { personId, via: 'email-link' as const };
  noteActor(personId, startedBy.via);
  const { startOrFind } = await import('../cases/start-case.ts');
  const view = await startOrFind(context, { caseId, program, partner, startedBy, ...start });
  return { caseId: view.id, personId };
}

/** Found as the partner's owner by whatever asks for one; its address signs in nowhere. */
async function addPerson(
  { stores }: ServiceContext,
  about: { personId: string; partnerId: string; applicant: Applicant; email: string },
): Promise<void> {
  const { personId, partnerId, applicant, email } = about;
  if (await stores.people.get(personId)) return;
  await stores.people.put({
    ...{ id: personId, name: applicant.person, email, partnerId },
    ...{ roles: ['owner'], timeZone: 'UTC', active: true, account: false },
  });
}
