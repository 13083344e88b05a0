import { wholeMinute } from './moments.rules.ts';
import type { Span } from './timeline.ts';
import type { ToldCase } from './told-case.ts';

/** The stages that were entered, in order, with what each lasted; the end of the case is no stage here. */
export function stageSpans(told: ToldCase): Span[] {
  const entered = stagesEntered(told);
  const ended = wholeMinute(told.played.endedAt);
  const spans = entered.map(({ id, at }, index) => ({
    ...{ id, lane: 'case', title: told.stages[id] ?? id, from: at },
    to: entered[index + 1]?.at ?? ended,
  }));
  return spans.filter(({ id }) => id !== 'closed');
}

interface EnteredStage {
  readonly id: string;
  readonly at: string;
}

/** Every stage that the case entered, in order; `closed` when it ended. */
export function stagesEntered({ played, stages, stagesInTrail }: ToldCase): EnteredStage[] {
  const { record, firstStage, script } = played;
  if (!stagesInTrail) return stagesWritten(played);
  const ids = Object.keys(stages);
  let last = firstStage;
  const entered = [{ id: firstStage, at: wholeMinute(script.starts) }];
  for (const { kind, text, at } of record.entries) {
    const label = text.replace(/\.$/, '');
    const named = kind === 'stage' ? ids.find((id) => stages[id] === label && id !== last) : undefined;
    const id = kind === 'closed' ? 'closed' : kind === 'reopened' ? lastOpen(entered) : named;
    if (id === undefined) continue;
    last = id;
    entered.push({ id, at: wholeMinute(at) });
  }
  return entered;
}

function stagesWritten({ record, firstStage, script }: ToldCase['played']): EnteredStage[] {
  const written = record.stages.map(({ id, at }) => ({ id, at: wholeMinute(at) }));
  const first = { id: firstStage, at: wholeMinute(script.starts) };
  return [first, ...(written[0]?.id === firstStage ? written.slice(1) : written)];
}

const lastOpen = (entered: readonly EnteredStage[]) => entered.findLast(({ id }) => id !== 'closed')?.id;

/** The tasks that were opened, in order, from their opening to their end. */
export function taskSpans({ played }: ToldCase): Span[] {
  return [...played.record.tasks.values()].map(({ task, closedAt }) => ({
    id: task.id,
    lane: task.role,
    title: task.title,
    from: wholeMinute(task.openedAt),
    to: wholeMinute(closedAt ?? played.endedAt),
    ...(task.dueAt ? { dueAt: wholeMinute(task.dueAt) } : {}),
    ...(closedAt ? {} : { open: true as const }),
  }));
}
