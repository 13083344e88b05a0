import type { Task } from '../../../domain/cases/case.schema.ts';
import type { taskMessageNames } from '../../../domain/mail/messages.ts';
import type { MailContent } from '../content.ts';

type TaskMessage = (typeof taskMessageNames)[number];

/** What is special about the moment at which something is asked. */
export interface Occasion {
  /** Before the subject. */
  readonly mark?: string;
  /** After what is asked. */
  readonly also?: string;
  /** Whose words the note of the task is. */
  readonly notedBy?: string;
}

/** The messages that ask for an act of a deal or any other case: what is asked is the same on each occasion. */
export function onEachOccasion<Context extends { readonly task: Task }>(
  ask: (context: Context, occasion: Occasion) => MailContent,
): Readonly<Record<TaskMessage, (context: Context) => MailContent>> {
  return {
    'task-opened': (context) => ask(context, {}),
    'changes-requested': (context) => ask(context, { notedBy: 'What the reviewer writes' }),
    'task-reminder': (context) =>
      ask(context, { mark: 'Reminder: ', also: 'We asked you for this before, and it still waits.' }),
    'task-escalated': (context) =>
      ask(context, {
        mark: 'Escalated: ',
        also: `It has waited for ${context.task.roleLabel} for too long, so you are asked as well. ${settledBy(context.task)}`,
      }),
    'nobody-can-act': (context) =>
      ask(context, {
        mark: 'Nobody else can: ',
        also: `Nobody who may do this is ${context.task.roleLabel} at present, so it comes to you as operations. Do it yourself, or give somebody the role and reassign the task.`,
      }),
    'task-reassigned': (context) =>
      ask(context, { mark: 'Now yours: ', also: 'It was with somebody else and has been given to you.' }),
  };
}

const settledBy = ({ quorum }: Task): string =>
  quorum > 1 ? `${quorum} equal answers settle it.` : 'Whoever answers first settles it.';
