import type { RecordInput } from '../../activities/activities.ts';
import type { Task } from '../../domain/cases/case.schema.ts';
import type { ScriptedAnswer } from '../../domain/rehearsals/script.schema.ts';
import { childEndedSignal } from '../../workflows/process.messages.ts';
import { caseActivities } from '../world/case-activities.ts';
import { quietSecond } from './acts.ts';
import { answerTask, stillOpen } from './answer-task.ts';
import { attempt, closed, type Play, secondOf } from './play.ts';

/** The activities of a case that is played: whatever it writes sets its people going. */
export function activitiesOf(play: Play, clockOffset: number) {
  const { piece, script, cast, record } = play;
  const now = async () => (await play.server.clock.now()) + clockOffset;
  return caseActivities({
    ...{ program: piece.program, script, cast, record, now },
    customers: piece.customers(now),
    onTurn: (turn) => takeTurn(play, turn),
    started: (step, workflowId) => endChild(play, step, workflowId),
  });
}

/** Runs while the case waits for its record to be written: what is noted here is noted before time goes on. */
async function takeTurn(play: Play, turn: RecordInput): Promise<void> {
  play.alive();
  for (const { task, act } of play.acts.taken(turn))
    await play.agenda.at(secondOf(play, Date.parse(task.openedAt) + act.act.after, act), () =>
      attempt(play, act, act.act.on, () => answer(play, task.id, act.act)),
    );
  if (turn.view.status === 'closed')
    await play.agenda.at(quietSecond(Date.parse(turn.view.updatedAt)), () => closed(play));
}

async function answer(play: Play, taskId: string, act: ScriptedAnswer): Promise<void> {
  const { record, handle, piece, cast } = play;
  const { view } = record;
  const task: Task | undefined = stillOpen(view, taskId);
  if (!view || !task) throw new Error('The task is no longer open.');
  const at = new Date(Date.parse(task.openedAt) + act.after).toISOString();
  await answerTask({
    ...{ handle, task, act, people: cast.people },
    dataFor: (outcome, person) => piece.dataFor(act, { task, outcome, person, view, at }),
  });
}

/** A started case of another program ends as the script says. */
async function endChild(play: Play, path: string, workflowId: string): Promise<void> {
  const scripted = play.script.programs[path.split('.').at(-1) ?? path];
  if (!scripted) return;
  const { outcome, after } = scripted;
  const from = Date.parse(play.record.view?.updatedAt ?? play.script.starts);
  await play.agenda.at(from + after, async () => {
    await play.server.client.workflow.getHandle(workflowId).signal(childEndedSignal, { step: path, outcome });
  });
}
