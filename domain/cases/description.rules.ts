import type { CaseView, NextStep, Task } from './case.schema.ts';
import { lacksLearnerOnly } from './next-step.rules.ts';

const when = (iso: string) => `${iso.slice(0, 16).replace('T', ' ')} UTC`;

/**
 * The living picture of a case in Temporal UI: Markdown without images or HTML, and what an admin asks first, first:
 * what is it, who has the ball, until when. Ids only, no personal data.
 */
export function describeCase(view: CaseView): string {
  const { next, tasks } = view;
  const waits = next.waitsFor.roleLabel ?? next.waitsFor.party;
  const ids = next.waitsFor.personIds.join(', ');
  const lines = [
    `**${view.stageLabel}**${view.outcome ? ` · ${view.outcome}` : ''}`,
    '',
    ...(next.alarm ? [`**${lacksLearnerOnly(tasks) ? learnerWords : alarmWords[next.alarm]}**`, ''] : []),
    `- Next: ${labelOf(tasks, next.what)}`,
    `- Waits for: ${waits}${ids ? ` (${ids})` : ''}`,
    ...(view.running ? [`- Waiting on: ${view.running.join(', ')}`] : []),
    ...(next.deadline ? [`- Then: ${next.deadline.what}, ${when(next.deadline.at)}`] : []),
    `- Program: ${view.program.id} version ${view.program.version}`,
  ];
  const open = tasks.filter(({ status }) => status === 'open');
  if (open.length) lines.push('', '| task | what | waits for | since | due |', '|---|---|---|---|---|');
  for (const task of open)
    lines.push(
      `| ${task.id} | ${task.label ?? task.title} | ${waitsFor(task)} | ${when(task.openedAt)} | ${task.dueAt ? when(task.dueAt) : ''} |`,
    );
  return lines.join('\n');
}

const learnerWords =
  'Nobody can act: the learner has no access now, and nobody else can do it in their name. It goes on within an hour once they have.';
const alarmWords: Readonly<Record<NonNullable<NextStep['alarm']>, string>> = {
  'nobody-can-act':
    'Nobody can act. Give somebody the role (it is looked for every hour), or reassign the task.',
  'asked-operations': 'Nobody has the role: operations were asked instead.',
};

function waitsFor({ roleLabel, assignees, standsInFor = {} }: Task): string {
  if (assignees.length === 0) return `${roleLabel}: nobody`;
  const standIns = Object.entries(standsInFor).map(([standIn, of]) => `${standIn} stands in for ${of}`);
  return [roleLabel, ...standIns].join('; ');
}

/** What comes next is mostly a task: its title may hold what somebody typed. */
function labelOf(tasks: CaseView['tasks'], what: string): string {
  return tasks.find(({ title, status }) => status === 'open' && title === what)?.label ?? what;
}
