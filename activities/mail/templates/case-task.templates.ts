import type { Outcome, Task } from '../../../domain/cases/case.schema.ts';
import { formatMoment, formatNearDay } from '../../../domain/mail/moments.rules.ts';
import { listed } from '../../../domain/wording.rules.ts';
import type { Fact, MailContent } from '../content.ts';
import { type CaseTaskContext, caseFacts, isOfPartner, pageNote } from './case.context.ts';
import { type Occasion, onEachOccasion } from './occasions.ts';

const linkNote =
  'Opening the page changes nothing: it shows what is asked and what each choice does, and you answer there with one press. The link is for you alone, so please do not forward it.';
const examNote =
  'Opening the page changes nothing: it shows what to do. The link is for you alone, so please do not forward it.';
const signInNote =
  'Opening the page changes nothing. This decision is taken signed in, so the page asks you to sign in first.';

const asked = onEachOccasion(message);

/** The messages of a case of a process that ask for an act, each with one button to one task. */
export const caseTaskTemplates: typeof asked = {
  ...asked,
  'task-escalated': (context) =>
    context.task.party === 'partner' && !isOfPartner(context)
      ? toldOfSilence(context)
      : asked['task-escalated'](context),
};

/** Nobody of the vendor answers for the partner: whoever it is escalated to is told, and can see to it. */
function toldOfSilence(context: CaseTaskContext): MailContent {
  const { task, view, person } = context;
  const who = task.role === 'learner' ? `A learner of ${view.partner.name}` : view.partner.name;
  return {
    subject: subject(context, 'Not answered: '),
    heading: `Not answered: ${task.title}`,
    greets: person.name,
    paragraphs: [
      `${who} has been asked for this, and has not answered for too long. Only they can answer: call them, or write to them.`,
    ],
    deadline: deadlineOf(context),
    facts: caseFacts(context),
    ...whatIsToBeDone(context, 'What they were asked for'),
    action: { label: 'See where it stands', url: context.caseUrl, note: pageNote(context) },
    footnote: 'You get this e-mail because the program tells you when this waits for too long.',
  };
}

/** The ask, with what is special about this occasion before its subject and after its first sentence. */
function message(
  context: CaseTaskContext,
  { mark = '', also, notedBy = 'What is to be done' }: Occasion,
): MailContent {
  const { task, person, url } = context;
  const { request, button } = askOf(context);
  return {
    subject: subject(context, mark),
    heading: task.title,
    greets: person.name,
    paragraphs: [request, ...(also ? [also] : [])],
    deadline: deadlineOf(context),
    facts: [...caseFacts(context), ...examFacts(task), { label: 'Also asked', value: alsoAsked(context) }],
    ...whatIsToBeDone(context, notedBy),
    action: { label: button, url, note: noteOf(task) },
    also: { label: 'See where it stands', url: context.caseUrl },
    footnote: footnote(context),
  };
}

const deadlineOf = ({ task, person }: CaseTaskContext): NonNullable<MailContent['deadline']> => ({
  ...(task.dueAt ? { by: formatMoment(task.dueAt, person.timeZone) } : {}),
  otherwise: task.atSilence,
});

const whatIsToBeDone = ({ toDo }: CaseTaskContext, from: string): Pick<MailContent, 'quote'> =>
  toDo ? { quote: { from, text: toDo, isMarkdown: true } } : {};

/** What the press comes to, by what the outcomes of the task need. What it is about stands among the facts. */
function askOf({ task }: CaseTaskContext): { request: string; button: string } {
  const needs = (need: Outcome['needs']) => task.outcomes.some((outcome) => outcome.needs === need);
  if (task.exam)
    return {
      request: 'Please sit this exam. Its provider sends us your result: you have nothing to press.',
      button: 'See what to do',
    };
  if (needs('signature'))
    return { request: 'Please read the agreement and sign it.', button: 'Read and sign' };
  if (task.outcomes.length > 1)
    return {
      request: `Please choose: ${listed(
        task.outcomes.map(({ label }) => label),
        'or',
      )}.`,
      button: 'Review and decide',
    };
  if (needs('form')) return { request: 'Please fill in the form and send it.', button: 'Fill in the form' };
  return { request: 'Please see to this, and say so on its page.', button: 'Answer' };
}

/** What is said of the page behind the button. */
function noteOf({ exam, signedIn }: Task): string {
  if (exam) return examNote;
  return signedIn ? signInNote : linkNote;
}

/** What whoever sits an exam gives its provider. */
function examFacts({ exam }: Task): Fact[] {
  if (!exam) return [];
  return [
    { label: 'Exam', value: `${exam.exam} (${exam.provider})` },
    { label: 'Candidate number', value: exam.candidate },
    { label: 'Passed with', value: `${exam.pass} of ${exam.outOf}` },
  ];
}

function alsoAsked({ alsoAsked: names }: CaseTaskContext): string {
  return names.length > 0 ? names.join(', ') : 'Nobody else';
}

function subject({ task, view, person }: CaseTaskContext, mark: string): string {
  const by = task.dueAt ? ` by ${formatNearDay(task.dueAt, person.timeZone)}` : '';
  // A title that names the case says it once.
  const about = task.title.includes(view.title) ? '' : `: ${view.title}`;
  return `${mark}${task.title}${by}${about}`;
}

function footnote(context: CaseTaskContext): string {
  return isOfPartner(context)
    ? 'You get this e-mail because this step waits for an answer from you or your colleagues.'
    : `You get this e-mail because this step waits for ${context.task.roleLabel} and you can take it.`;
}
