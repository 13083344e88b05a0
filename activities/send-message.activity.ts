import { ApplicationFailure } from '@temporalio/activity';
import type { Branding } from '../domain/branding/branding.schema.ts';
import type { CaseView, Task } from '../domain/cases/case.schema.ts';
import type { DealFacts } from '../domain/deals/deal.schema.ts';
import { viewForPartner } from '../domain/deals/redaction.rules.ts';
import type { LinkKeys } from '../domain/links/link-token.schema.ts';
import { signLink } from '../domain/links/link-token.ts';
import type { Person } from '../domain/people/person.schema.ts';
import type { OutsideActivities, SendMessageInput } from './activities.ts';
import type { MailContent } from './mail/content.ts';
import { renderMail } from './mail/layout/render.ts';
import type { Mailer } from './mail/mailer.ts';
import { sendOnce } from './mail/send-once.ts';
import { asksForAct, composeNotice, composeTaskMessage } from './mail/templates/compose.ts';
import type { MessageContext } from './mail/templates/context.ts';
import { toldOf } from './mail/templates/told.ts';
import type { Stores } from './store/stores.ts';

export interface SendMessageDeps {
  readonly stores: Pick<Stores, 'people' | 'programs' | 'mailLog'>;
  readonly mailer: Mailer;
  readonly linkKeys: LinkKeys;
  /** Where people reach the portal. */
  readonly publicUrl: string;
  readonly branding: Branding;
  /** The time a link is made; the system's clock if not given. */
  readonly now?: (() => Date) | undefined;
  /** Milliseconds before the one resend after a lost answer. */
  readonly resendAfter?: number | undefined;
}

/** How long a task's link is good after the task was due: a later reader is told kindly where things stand. */
const linkGrace = 30 * 86_400_000;

/**
 * One e-mail to one person for one step of a case. Sends nothing to somebody who became inactive, or about a task
 * that is no longer open.
 * @throws ApplicationFailure with a type of `mailFailures` (activities/mail/send-once.ts).
 */
export function createSendMessage(deps: SendMessageDeps): OutsideActivities['sendMessage'] {
  return async (input) => {
    const person = await deps.stores.people.get(input.personId);
    if (!person?.active) return;
    const content = await composeMessage(deps, input, person);
    if (!content) return;
    const mail = renderMail(content, deps.branding);
    const key = `${input.workflowId}/${input.step}/${person.id}`;
    await sendOnce(
      { mailer: deps.mailer, mailLog: deps.stores.mailLog, resendAfter: deps.resendAfter },
      { ...mail, to: person.email, replyTo: deps.branding.supportEmail, key },
    );
  };
}

async function composeMessage(
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
    productFamilies: program?.productFamilies ?? {},
    told: toldOf(full, message),
    url: portalUrl(deps, `/deals/${encodeURIComponent(view.id)}`),
  };
  if (!asksForAct(message)) return composeNotice(message, context);
  if (!taskId) throw ApplicationFailure.nonRetryable(`The message ${message} needs a task.`, 'unexpected');
  const task = view.tasks.find(({ id }) => id === taskId);
  if (task?.status !== 'open') return undefined;
  return composeTaskMessage(message, { ...context, task, url: await taskUrl(deps, view.id, task, person) });
}

/** A link for one person and one task; it names ids only, and acts only by a press on the page that it opens. */
async function taskUrl(deps: SendMessageDeps, dealId: string, task: Task, person: Person): Promise<string> {
  const issuedAt = deps.now?.() ?? new Date();
  const due = Math.max(Date.parse(task.dueAt ?? task.openedAt), issuedAt.getTime());
  const claims = { use: 'task', personId: person.id, dealId, taskId: task.id } as const;
  const token = await signLink(deps.linkKeys, claims, { issuedAt, expiresAt: new Date(due + linkGrace) });
  return portalUrl(deps, `/t/${token}`);
}

function portalUrl({ publicUrl }: Pick<SendMessageDeps, 'publicUrl'>, path: string): string {
  return `${publicUrl.replace(/\/+$/, '')}${path}`;
}
