import type { SendMessageInput } from '../../../activities/activities.ts';
import type { Mail, Mailer } from '../../../activities/mail/mailer.ts';
import { createSendMessage, type SendMessageDeps } from '../../../activities/send-message.activity.ts';
import { createAddressStore } from '../../../activities/store/addresses.dynamo.ts';
import type { MailLog } from '../../../activities/store/mail-log.store.ts';
import type { CaseView } from '../../../domain/cases/case.schema.ts';
import type { DealFacts } from '../../../domain/deals/deal.schema.ts';
import type { MessageName } from '../../../domain/mail/messages.ts';
import type { Person } from '../../../domain/people/person.schema.ts';
import { memoryItems } from '../../support/memory-items.ts';
import { branding, linkKeys, manager, now, seller } from './mail-fixtures.ts';

export const publicUrl = 'https://partners.vendor.example';

/** The log as its port describes it, in memory. */
export function memoryMailLog(): MailLog {
  const states = new Map<string, 'begun' | 'doubted' | 'resent' | 'sent'>();
  return {
    async begin(key) {
      const state = states.get(key);
      if (state === undefined) states.set(key, 'begun');
      if (state === 'begun') states.set(key, 'resent');
      if (state === 'doubted') states.set(key, 'resent');
      if (state === undefined) return 'send';
      return state === 'begun' || state === 'doubted' ? 'resend' : 'sent';
    },
    async markSent(key) {
      states.set(key, 'sent');
    },
    async markRefused(key) {
      if (states.get(key) === 'resent') states.set(key, 'doubted');
      else states.delete(key);
    },
  };
}

/** A mailer that keeps what it was given and answers as told: with an id, or by throwing. */
export function scriptedMailer(script: readonly (Error | 'taken')[] = []): { mailer: Mailer; mails: Mail[] } {
  const mails: Mail[] = [];
  const answers = [...script];
  const mailer: Mailer = {
    async send(mail) {
      mails.push(mail);
      const answer = answers.shift() ?? 'taken';
      if (answer !== 'taken') throw answer;
      return `ses-${mails.length}`;
    },
  };
  return { mailer, mails };
}

/** The activity's dependencies, on people and a log in memory. */
export function depsOf(
  mailer: Mailer,
  change: Partial<SendMessageDeps> = {},
  people: readonly Person[] = [seller, manager],
): SendMessageDeps {
  const stores = {
    people: {
      get: async (id: string) => people.find((person) => person.id === id),
      byRole: async (role: string, partnerId?: string) =>
        people.filter((one) => one.active && one.roles.includes(role) && one.partnerId === partnerId),
    } as Partial<SendMessageDeps['stores']['people']> as SendMessageDeps['stores']['people'],
    programs: { version: async () => undefined } as unknown as SendMessageDeps['stores']['programs'],
    mailLog: memoryMailLog(),
    addresses: createAddressStore(memoryItems()),
  };
  return { stores, mailer, linkKeys, publicUrl, branding, now: () => new Date(now), ...change };
}

export function inputOf(
  message: MessageName,
  person: Person,
  view: CaseView<DealFacts>,
  taskId?: string,
): SendMessageInput {
  const { id: caseId, workflowId } = view;
  return {
    caseId,
    workflowId,
    step: `${taskId ?? 'step'}-${message}`,
    message,
    personId: person.id,
    view,
    ...(taskId ? { taskId } : {}),
  };
}

/** The one mail that a message sends to a person. */
export async function mailOf(
  message: MessageName,
  person: Person,
  view: CaseView<DealFacts>,
  taskId?: string,
): Promise<Mail> {
  const { mailer, mails } = scriptedMailer();
  await createSendMessage(depsOf(mailer, {}, [person]))(inputOf(message, person, view, taskId));
  const [mail] = mails;
  if (!mail || mails.length !== 1) throw new Error(`${message} sent ${mails.length} mails instead of one`);
  return mail;
}
