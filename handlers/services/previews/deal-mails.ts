import type { MailContent } from '../../../activities/mail/content.ts';
import { renderMail } from '../../../activities/mail/layout/render.ts';
import { composeNotice, composeTaskMessage } from '../../../activities/mail/templates/compose.ts';
import type { MessageContext } from '../../../activities/mail/templates/context.ts';
import type { Branding } from '../../../domain/branding/branding.schema.ts';
import { type DealOutcome, type DealStage, dealOutcomes } from '../../../domain/deals/stages.ts';
import type { DealProgram } from '../../../domain/programs/deal-registration.schema.ts';
import type { Path } from '../../../domain/programs/reading/problems.ts';
import type { Preview } from '../previews.services.ts';
import { type DealQuestion, dealAt } from './sample-deal.ts';
import { readerOf } from './sample-people.ts';

interface Around {
  readonly program: DealProgram;
  readonly now: string;
  readonly branding: Branding;
  readonly publicUrl: string;
}

type Notice = Parameters<typeof composeNotice>[0];

/** What the partner is told without being asked: its name, where the deal stands then, what in the program makes it so. */
const notices: readonly (readonly [message: Notice, title: string, stage: DealStage, path: Path])[] = [
  ['registration-received', 'Registration received', 'review', ['approval']],
  ['customer-taken', 'The customer is taken', 'conflict', ['queue']],
  ['queued', 'In the queue', 'queued', ['queue']],
  ['rejected', 'Not approved', 'closed', ['approval', 'levels']],
  ['protected', 'Protected', 'protected', ['protection', 'period']],
  ['protection-reminder', 'Protection ends soon', 'protected', ['protection', 'reminders']],
  ['protection-extended', 'Protected for longer', 'protected', ['protection', 'extensions', 'by']],
  ['extension-refused', 'No more time', 'protected', ['protection', 'extensions']],
  ['dispute-ruled', 'A dispute is ruled', 'conflict', ['disputes']],
];

/** Every e-mail about a deal while all goes as the program has it. */
export function dealMails(around: Around, questions: readonly DealQuestion[]): Preview[] {
  const told = notices.map(([message, title, stage, path]) => {
    const decision = { outcome: 'reject', comment: 'Another project of the same customer is under way.' };
    const context = contextOf(around, 'partner', stage, decision);
    return { title: `${title}: to the partner`, path, content: composeNotice(message, context) };
  });
  const ends = Object.entries(dealOutcomes).map(([outcome, label]) => {
    const context = contextOf(around, 'partner', 'closed');
    const view = { ...context.view, outcome: outcome as DealOutcome };
    return {
      title: `It has ended, ${label}: to the partner`,
      path: ['title'],
      content: composeNotice('deal-closed', { ...context, view }),
    };
  });
  return [...questions.flatMap((question) => taskMails(around, question)), ...told, ...ends].map(
    ({ title, path, content }) => ({ kind: 'mail', title, path, ...renderMail(content, around.branding) }),
  );
}

function contextOf(
  { program, now, branding, publicUrl }: Around,
  to: string,
  stage: DealStage,
  decision?: MessageContext['told']['decision'],
): MessageContext {
  const view = dealAt(program, now, stage);
  return {
    ...{ view, branding, productFamilies: program.productFamilies },
    person: readerOf(to, program.calendar.timeZone),
    told: { taken: false, handedOver: false, ...(decision ? { decision } : {}) },
    url: `${publicUrl}/deals/${view.id}`,
  };
}

interface Mail {
  readonly title: string;
  readonly path: Path;
  readonly content: MailContent;
}

function taskMails(around: Around, question: DealQuestion): Mail[] {
  const { task, stage, path, by, reminded, escalatesTo } = question;
  const mail = (
    message: Parameters<typeof composeTaskMessage>[0],
    to: string,
    occasion: string,
    at: Path,
  ) => {
    const context = contextOf(around, to, stage);
    const view = dealAt(around.program, around.now, stage, [task]);
    const whom = to === 'partner' ? 'the partner' : (around.program.roles[to] ?? 'whom they report to');
    const content = composeTaskMessage(message, { ...context, view, task });
    return { title: `${task.title}: ${occasion} ${whom}`, path: at, content };
  };
  return [
    mail(task.step === 'changes' ? 'changes-requested' : 'task-opened', by, 'to', path),
    ...(reminded ? [mail('task-reminder', by, 'reminder to', [...path, 'reminders'])] : []),
    ...(escalatesTo ? [mail('task-escalated', escalatesTo, 'escalated to', [...path, 'escalation'])] : []),
  ];
}
