import type { taskMessageNames } from '../../../domain/mail/messages.ts';
import { formatNearDay } from '../../../domain/mail/moments.rules.ts';
import type { MailContent } from '../content.ts';
import { dealName, isPartner, type TaskContext, type TaskTemplate } from './context.ts';
import { deadlineOf } from './facts.ts';
import { type Ask, askOf } from './task-asks.ts';

const linkNote =
  'Opening the page changes nothing: it shows the deal and what each choice does, and you answer there with one press. The link is for you alone, so please do not forward it.';
const signInNote =
  'Opening the page changes nothing. A decision of this size is taken signed in, so the page asks you to sign in first.';

/** The messages that ask for an act, each with one button to one task. */
export const taskTemplates: Readonly<Record<(typeof taskMessageNames)[number], TaskTemplate>> = {
  'task-opened': (context) => message(context, {}),
  'changes-requested': (context) => message(context, {}),
  'task-reminder': (context) =>
    message(context, { mark: 'Reminder: ', also: 'We asked you for this before, and it still waits.' }),
  'task-escalated': (context) =>
    message(context, {
      mark: 'Escalated: ',
      also: `It has waited for ${context.task.roleLabel} for too long, so you are asked as well. ${settledBy(context)}`,
    }),
  'nobody-can-act': (context) =>
    message(context, {
      mark: 'Nobody else can: ',
      also: `Nobody who may decide on this deal is ${context.task.roleLabel} at present, so it comes to you as operations. Decide it yourself, or give somebody the role and reassign the task.`,
    }),
  'task-reassigned': (context) =>
    message(context, { mark: 'Now yours: ', also: 'It was with somebody else and has been given to you.' }),
};

/** The ask, with what is special about this occasion before its subject and after its first sentence. */
function message(
  context: TaskContext,
  occasion: { readonly mark?: string; readonly also?: string },
): MailContent {
  const { task, url } = context;
  const ask = askOf(context);
  const { heading, request, facts, quote, list, button } = ask;
  return {
    subject: subject(context, ask, occasion.mark ?? ''),
    heading,
    greets: context.person.name,
    paragraphs: [request, ...(occasion.also ? [occasion.also] : [])],
    deadline: deadlineOf(context, task),
    facts,
    ...(quote ? { quote } : {}),
    ...(list ? { list } : {}),
    action: { label: button, url, note: task.signedIn ? signInNote : linkNote },
    footnote: footnote(context),
  };
}

function settledBy({ task }: TaskContext): string {
  return task.quorum > 1 ? `${task.quorum} equal answers settle it.` : 'Whoever answers first settles it.';
}

function subject(context: TaskContext, { verb }: Ask, mark: string): string {
  const { dueAt } = context.task;
  const by = dueAt ? ` by ${formatNearDay(dueAt, context.person.timeZone)}` : '';
  return `${mark}${verb}${by}: ${dealName(context)}`;
}

function footnote(context: TaskContext): string {
  if (isPartner(context))
    return 'You get this e-mail because your company’s deal registration waits for an answer from you.';
  return `You get this e-mail because this step waits for ${context.task.roleLabel} and you can take it.`;
}
