import { formatNearDay } from '../../../domain/mail/moments.rules.ts';
import type { MailContent } from '../content.ts';
import { dealName, isPartner, type TaskContext } from './context.ts';
import { deadlineOf } from './facts.ts';
import { type Occasion, onEachOccasion } from './occasions.ts';
import { type Ask, askOf } from './task-asks.ts';

const linkNote =
  'Opening the page changes nothing: it shows the deal and what each choice does, and you answer there with one press. The link is for you alone, so please do not forward it.';
const signInNote =
  'Opening the page changes nothing. A decision of this size is taken signed in, so the page asks you to sign in first.';

/** The messages of a deal that ask for an act, each with one button to one task. */
export const taskTemplates = onEachOccasion(message);

/** The ask, with what is special about this occasion before its subject and after its first sentence. */
function message(context: TaskContext, { mark = '', also }: Occasion): MailContent {
  const { task, url } = context;
  const ask = askOf(context);
  const { heading, request, facts, quote, list, button } = ask;
  return {
    subject: subject(context, ask, mark),
    heading,
    greets: context.person.name,
    paragraphs: [request, ...(also ? [also] : [])],
    deadline: deadlineOf(context, task),
    facts,
    ...(quote ? { quote } : {}),
    ...(list ? { list } : {}),
    action: { label: button, url, note: task.signedIn ? signInNote : linkNote },
    footnote: footnote(context),
  };
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
