import { brandingSchema } from '../../domain/branding/branding.schema.ts';
import { ballIn } from '../../domain/cases/ball.rules.ts';
import type { CaseView, Task } from '../../domain/cases/case.schema.ts';
import { nextForPartner } from '../../domain/cases/redaction.rules.ts';
import { dealOutcomes } from '../../domain/deals/stages.ts';
import type { ProcessFacts } from '../../domain/processes/process-facts.ts';
import { isProcess, type Program } from '../../domain/programs/program.ts';
import type { FilmEvent, FilmTask, Frame } from '../../domain/rehearsals/film.ts';
import { withBare } from '../judging/walked.rules.ts';
import { dealPathOf } from '../play/deal-tasks.ts';
import { wholeMinute } from '../telling/moments.rules.ts';
import { wordsOf } from '../telling/timeline.text.ts';
import type { ToldCase } from '../telling/told-case.ts';
import { type Moment, momentsOf } from './moments.rules.ts';

const { name: vendorName } = brandingSchema.parse({});

/** The frames of a case, in the order of time; the first is its start. */
export function framesOf(program: Program, told: ToldCase): Frame[] {
  return momentsOf(told).map((moment) => frameOf(program, told, moment));
}

function frameOf(program: Program, told: ToldCase, { at, view, events }: Moment): Frame {
  const open = view.tasks.filter(({ status }) => status === 'open');
  const { deadline } = view.next;
  return {
    ...{ at, status: view.status },
    events: events.map((event) => eventOf(told, event)),
    stage: { id: view.stage, label: told.stages[view.stage] ?? view.stageLabel },
    ...stepsOf(view, open),
    tasks: open.map((task) => taskOf(told, view, task)),
    waiting: view.status === 'closed' ? endingOf(program, view) : waitingOf(told, view),
    ...(deadline && view.status === 'open'
      ? { next: { at: wholeMinute(deadline.at), what: deadline.what } }
      : {}),
  };
}

function eventOf({ roles }: ToldCase, event: Moment['events'][number]): FilmEvent {
  const { kind, lane, step } = event;
  const text = kind === 'stage' ? event.text : wordsOf({ ...event, local: '', day: 0 }, roles[lane] ?? lane);
  return { kind, text, ...(step === undefined ? {} : { step }) };
}

/** What of the program is open and what was walked. A deal has no position: its tasks tell. */
function stepsOf(view: CaseView, open: readonly Task[]): Pick<Frame, 'active' | 'walked'> {
  const { position = {} } = view.facts as Partial<ProcessFacts>;
  const begun = Object.entries(position).filter(([, { skipped }]) => !skipped);
  const under = begun.filter(([, { doneAt }]) => doneAt === undefined && view.status === 'open');
  const paths = (tasks: readonly Task[]) => tasks.map((task) => pathOf(view, task));
  return {
    active: [...withBare([...under.map(([path]) => path), ...paths(open)])],
    walked: [...withBare([...begun.map(([path]) => path), ...paths(view.tasks)])],
  };
}

const pathOf = ({ kind }: CaseView, task: Task) =>
  kind === 'deal-registration' ? dealPathOf(task) : task.step;

function taskOf({ played }: ToldCase, view: CaseView, task: Task): FilmTask {
  const { id, title, assignees, roleLabel, openedAt, dueAt, outcomes } = task;
  const names = played.cast.people.filter((person) => assignees.includes(person.id)).map(({ name }) => name);
  const whose = task.party === 'partner' ? played.cast.partner.name : roleLabel;
  return {
    ...{ id, title, outcomes },
    step: pathOf(view, task),
    who: names.length > 0 ? `${whose}: ${names.join(', ')}` : `${whose}: nobody`,
    openedAt: wholeMinute(openedAt),
    ...(dueAt ? { dueAt: wholeMinute(dueAt) } : {}),
  };
}

/** What somebody of the partner reads on the page of an open case. */
function waitingOf({ played }: ToldCase, view: CaseView): string {
  const { people, partner } = played.cast;
  const next = nextForPartner(view.partnerNext ?? view.next);
  const person = people.find(({ partnerId }) => partnerId !== undefined);
  const names = Object.fromEntries(people.map(({ id, name }) => [id, name]));
  const who = ballIn(next, { person, names, partnerName: partner.name, vendorName });
  return `${next.what}. Waits for ${who}.`;
}

function endingOf(program: Program, { outcome = 'closed' }: CaseView): string {
  const labels: Readonly<Record<string, string>> = isProcess(program)
    ? Object.fromEntries(Object.entries(program.outcomes).map(([id, { label }]) => [id, label]))
    : dealOutcomes;
  return `Closed: ${labels[outcome] ?? outcome}.`;
}
