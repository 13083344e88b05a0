import type { MailContent } from '../../../activities/mail/content.ts';
import { renderMail } from '../../../activities/mail/layout/render.ts';
import type { CaseContext } from '../../../activities/mail/templates/case.context.ts';
import { caseNotices, endingOf } from '../../../activities/mail/templates/case-notice.templates.ts';
import { caseTaskTemplates } from '../../../activities/mail/templates/case-task.templates.ts';
import { programMessage } from '../../../activities/mail/templates/program-message.template.ts';
import type { Branding } from '../../../domain/branding/branding.schema.ts';
import { toDoOf } from '../../../domain/cases/to-do.rules.ts';
import { outline, type PlacedStep } from '../../../domain/programs/outline.rules.ts';
import type { Path } from '../../../domain/programs/reading/problems.ts';
import type { MessageStep } from '../../../domain/programs/steps/message.step.ts';
import type { Preview } from '../previews.services.ts';
import { type SampleCase, viewAt } from './sample-case.ts';
import { readerOf } from './sample-people.ts';
import { roleLabel, type SampleTask } from './sample-tasks.ts';

interface Mail {
  readonly title: string;
  readonly path: Path;
  readonly content: MailContent;
}
type TaskMail = keyof typeof caseTaskTemplates;

/** Every e-mail that a program of stages and steps sends while all goes as it is written, in the order of the file. */
export function processMails(
  sample: SampleCase,
  tasks: readonly SampleTask[],
  branding: Branding,
  publicUrl: string,
): Preview[] {
  const { program } = sample;
  const steps = outline(program).flatMap((placed) => [
    ...(isMessage(placed) ? [messageMail(sample, placed, publicUrl)] : []),
    ...tasks
      .filter(({ path }) => isUnder(path, placed.path) && innermost(program, path) === placed.step.id)
      .flatMap((task) => taskMails(sample, task, publicUrl)),
  ]);
  return [startMail(sample, publicUrl), ...steps, ...endMails(sample, publicUrl)].map(
    ({ title, path, content }) => ({ kind: 'mail', title, path, ...renderMail(content, branding) }),
  );
}

const isMessage = (placed: PlacedStep): placed is PlacedStep<MessageStep> => placed.step.step === 'message';
const isUnder = (path: Path, step: Path) => step.every((part, index) => path[index] === part);

function innermost(program: SampleCase['program'], path: Path): string | undefined {
  return outline(program).findLast((placed) => isUnder(path, placed.path))?.step.id;
}

function contextOf(sample: SampleCase, to: string, stage: string, publicUrl: string): CaseContext {
  const view = viewAt(sample, stage);
  const person = readerOf(to, sample.program.calendar.timeZone);
  return { view, person, caseUrl: `${publicUrl}/cases/${view.id}` };
}

const whom = (sample: SampleCase, to: string) => (to === 'partner' ? 'the partner' : roleLabel(sample, to));

function startMail(sample: SampleCase, publicUrl: string): Mail {
  const { by } = sample.program.starts;
  const to = by === 'vendor' ? 'ops' : 'partner';
  const context = contextOf(sample, to, sample.program.stages[0]?.id ?? '', publicUrl);
  const content = caseNotices['case-started'](context, { label: '', again: false });
  return { title: `It has begun: to whoever starts it`, path: ['starts'], content };
}

function messageMail(
  sample: SampleCase,
  { step, path, stage }: PlacedStep<MessageStep>,
  publicUrl: string,
): Mail {
  const [subject, text] = [sample.say(step.subject), sample.say(step.text)];
  const content = programMessage(contextOf(sample, step.to, stage, publicUrl), { subject, text });
  return { title: `${subject}: to ${whom(sample, step.to)}`, path, content };
}

function taskMails(sample: SampleCase, asked: SampleTask, publicUrl: string): Mail[] {
  const { task, path, stage, by, patience, changes } = asked;
  const mail = (message: TaskMail, to: string, occasion: string, at: Path): Mail => {
    const context = contextOf(sample, to, stage, publicUrl);
    const view = viewAt(sample, stage, { tasks: [task] });
    const content = caseTaskTemplates[message]({
      ...{ ...context, view, task, alsoAsked: [], toDo: toDoOf(task, sample.program) },
      url: `${publicUrl}/t/sample`,
    });
    return { title: `${task.title}: ${occasion} ${whom(sample, to)}`, path: at, content };
  };
  const { reminders, escalation } = patience;
  return [
    mail(changes ? 'changes-requested' : 'task-opened', by, 'to', path),
    ...(reminders.length > 0 ? [mail('task-reminder', by, 'reminder to', [...path, 'reminders'])] : []),
    ...(escalation ? [mail('task-escalated', escalation.to, 'escalated to', [...path, 'escalation'])] : []),
  ];
}

function endMails(sample: SampleCase, publicUrl: string): Mail[] {
  const { program } = sample;
  const last = program.stages.at(-1)?.id ?? '';
  return Object.entries(program.outcomes).map(([outcome, { label }]) => {
    const context = contextOf(sample, program.starts.by === 'vendor' ? 'ops' : 'partner', last, publicUrl);
    const view = { ...context.view, status: 'closed' as const, outcome };
    const content = caseNotices['case-closed']({ ...context, view }, endingOf(program, outcome));
    return { title: `It has ended, ${label}: to whoever started it`, path: ['outcomes', outcome], content };
  });
}
