import { ApplicationFailure } from '@temporalio/activity';
import type { Branding } from '../domain/branding/branding.schema.ts';
import type { CaseView } from '../domain/cases/case.schema.ts';
import type { DealFacts } from '../domain/deals/deal.schema.ts';
import { viewForPartner } from '../domain/deals/redaction.rules.ts';
import { wantsMail } from '../domain/mail/optional-mail.rules.ts';
import type { OptionalMail } from '../domain/mail/optional-mail.schema.ts';
import type { Person } from '../domain/people/person.schema.ts';
import { isDealProgram } from '../domain/programs/program.ts';
import type { OutsideActivities, SendMessageInput } from './activities.ts';
import { type CaseMailDeps, composeCaseMessage } from './mail/case-mail.ts';
import type { MailContent } from './mail/content.ts';
import { renderMail } from './mail/layout/render.ts';
import { type LinkDeps, portalUrl, taskUrl, unsubscribeUrl } from './mail/links.ts';
import type { Mailer } from './mail/mailer.ts';
import { inTurn, type Pace } from './mail/pace.ts';
import { recipient, recipients } from './mail/recipients.ts';
import { mailFailures, sendOnce } from './mail/send-once.ts';
import { asksForAct, composeNotice, composeTaskMessage, isCaseNotice } from './mail/templates/compose.ts';
import type { MessageContext } from './mail/templates/context.ts';
import { toldOf } from './mail/templates/told.ts';
import type { Stores } from './store/stores.ts';

export interface SendMessageDeps extends LinkDeps {
  readonly stores: Pick<Stores, 'people' | 'mailLog' | 'addresses'> & CaseMailDeps['stores'];
  readonly mailer: Mailer;
  /** When e-mails may go out; at once if not given. */
  readonly pace?: Pace | undefined;
  readonly branding: Branding;
  /** Milliseconds before the one resend after a lost answer. */
  readonly resendAfter?: number | undefined;
}

/**
 * One e-mail to one person for one step of a case; a notice to the partner's owners instead, if that person is not with the
 * partner any more. Sends nothing about a task to somebody who is not there, or about one that is no longer open.
 * @throws ApplicationFailure with a type of `mailFailures` (activities/mail/send-once.ts).
 */
export function createSendMessage(deps: SendMessageDeps): OutsideActivities['sendMessage'] {
  return async (input) => {
    await inTurn(deps.pace, mailKey(input, input.personId));
    for (const person of await recipientsOf(deps, input)) {
      const content = await composeMessage(deps, input, person);
      if (content) await deliver(deps, input, person, content);
    }
  };
}

/** Who can do a task has been looked for: nobody is asked in their place. */
async function recipientsOf(
  { stores: { people } }: SendMessageDeps,
  { message, personId, view }: SendMessageInput,
): Promise<readonly Person[]> {
  if (!asksForAct(message)) return recipients(people, personId, view);
  const person = await recipient(people, personId, view);
  return person ? [person] : [];
}

/** What is said once. */
export function mailKey(
  { workflowId, step }: { readonly workflowId: string; readonly step: string },
  personId: string,
): string {
  return `${workflowId}/${step}/${personId}`;
}

/** What an e-mail is about: a step of a workflow, and of which case, if the workflow is one. */
interface Occasion {
  readonly workflowId: string;
  readonly step: string;
  readonly caseId?: string;
}

/**
 * Lays a mail out and hands it over, once for this step and person. A case hears what becomes of its own. `optional`: its
 * kind, where it is one that nobody needs; whoever has turned it off gets none.
 */
export async function deliver(
  deps: SendMessageDeps,
  { workflowId, step, caseId }: Occasion,
  person: Person,
  content: MailContent,
  optional?: OptionalMail,
): Promise<void> {
  if (optional && !wantsMail(person, optional))
    throw ApplicationFailure.nonRetryable('Such e-mails are turned off.', mailFailures.unwanted);
  const off = optional ? { unsubscribe: await unsubscribeUrl(deps, person, optional) } : {};
  const mail = { ...renderMail({ ...content, ...off }, deps.branding), ...off };
  const key = mailKey({ workflowId, step }, person.id);
  const heard = caseId === undefined ? {} : { workflowId };
  await sendOnce(deps, { ...mail, to: person.email, replyTo: deps.branding.supportEmail, key, ...heard });
}

function composeMessage(
  deps: SendMessageDeps,
  input: SendMessageInput,
  person: Person,
): Promise<MailContent | undefined> {
  return input.view.kind === 'deal-registration'
    ? composeDealMessage(deps, input, person)
    : composeCaseMessage(deps, input, person);
}

async function composeDealMessage(
  deps: SendMessageDeps,
  input: SendMessageInput,
  person: Person,
): Promise<MailContent | undefined> {
  const { message, taskId } = input;
  const full = input.view as CaseView<DealFacts>;
  const view = person.partnerId === undefined ? full : viewForPartner(full);
  const program = await deps.stores.programs.version(view.program.id, view.program.version);
  const context: MessageContext = {
    view,
    person,
    branding: deps.branding,
    productFamilies: isDealProgram(program) ? program.productFamilies : {},
    told: toldOf(full, message),
    url: portalUrl(deps, `/deals/${encodeURIComponent(view.id)}`),
  };
  if (isCaseNotice(message))
    throw ApplicationFailure.nonRetryable(`Deals have no message ${message}.`, 'unexpected');
  if (!asksForAct(message)) return composeNotice(message, context);
  if (!taskId) throw ApplicationFailure.nonRetryable(`The message ${message} needs a task.`, 'unexpected');
  const task = view.tasks.find(({ id }) => id === taskId);
  if (task?.status !== 'open') return undefined;
  return composeTaskMessage(message, { ...context, task, url: await taskUrl(deps, view.id, task, person) });
}
