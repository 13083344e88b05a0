import { caseNoticeNames, type MessageName, taskMessageNames } from '../../../domain/mail/messages.ts';
import type { MailContent } from '../content.ts';
import type { MessageContext, TaskContext, Template } from './context.ts';
import { endingTemplates } from './ending.templates.ts';
import { protectionTemplates } from './protection.templates.ts';
import { registrationTemplates } from './registration.templates.ts';
import { taskTemplates } from './task.templates.ts';

type TaskMessage = (typeof taskMessageNames)[number];
type CaseNotice = (typeof caseNoticeNames)[number];
type NoticeMessage = Exclude<MessageName, TaskMessage | CaseNotice>;

const noticeTemplates: Readonly<Record<NoticeMessage, Template>> = {
  ...registrationTemplates,
  ...protectionTemplates,
  ...endingTemplates,
};

/** Whether the message asks for an act, and so needs a task. */
export function asksForAct(message: MessageName): message is TaskMessage {
  return (taskMessageNames as readonly MessageName[]).includes(message);
}

/** Whether the message is about a case of a process alone. */
export function isCaseNotice(message: MessageName): message is CaseNotice {
  return (caseNoticeNames as readonly MessageName[]).includes(message);
}

/** What a message that asks for an act says. */
export function composeTaskMessage(message: TaskMessage, context: TaskContext): MailContent {
  return taskTemplates[message](context);
}

/** What any other message about a deal says. */
export function composeNotice(message: NoticeMessage, context: MessageContext): MailContent {
  return noticeTemplates[message](context);
}
