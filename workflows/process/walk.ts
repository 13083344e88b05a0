import { patched } from '@temporalio/workflow';
import { goesOnBeside } from '../../domain/processes/beside.rules.ts';
import type { Stage } from '../../domain/programs/process.schema.ts';
import type { Step, StepKind } from '../../domain/programs/steps/step.schema.ts';
import { enterStage, log, now } from '../blocks/case.ts';
import { actionBlock } from '../blocks/steps/action.block.ts';
import { agreementBlock } from '../blocks/steps/agreement.block.ts';
import { branchBlock } from '../blocks/steps/branch.block.ts';
import { checkBlock } from '../blocks/steps/check.block.ts';
import { courseBlock } from '../blocks/steps/course.block.ts';
import { decisionBlock } from '../blocks/steps/decision.block.ts';
import { eachBlock } from '../blocks/steps/each.block.ts';
import { endBlock } from '../blocks/steps/end.block.ts';
import { examBlock } from '../blocks/steps/exam.block.ts';
import { formBlock } from '../blocks/steps/form.block.ts';
import { walkLanes } from '../blocks/steps/lanes.ts';
import { messageBlock } from '../blocks/steps/message.block.ts';
import { parallelBlock } from '../blocks/steps/parallel.block.ts';
import { programBlock } from '../blocks/steps/program.block.ts';
import { quizBlock } from '../blocks/steps/quiz.block.ts';
import { repeatBlock } from '../blocks/steps/repeat.block.ts';
import { setBlock } from '../blocks/steps/set.block.ts';
import { taskBlock } from '../blocks/steps/task.block.ts';
import { waitBlock } from '../blocks/steps/wait.block.ts';
import { webhookBlock } from '../blocks/steps/webhook.block.ts';
import { holds } from './evaluate.ts';
import { suspendWhenLong } from './long-life.ts';
import { goOnUnlessStopped, mark, markOf, type Place, type Run } from './run.ts';

type Block<S extends Step> = (run: Run, step: S, place: Place) => Promise<void>;

/** Each step kind and the block that carries it out. */
const blocks: { readonly [Kind in StepKind]: Block<Extract<Step, { step: Kind }>> } = {
  form: formBlock,
  task: taskBlock,
  decision: decisionBlock,
  agreement: agreementBlock,
  course: courseBlock,
  quiz: quizBlock,
  exam: examBlock,
  check: checkBlock,
  action: actionBlock,
  message: messageBlock,
  wait: waitBlock,
  branch: branchBlock,
  parallel: parallelBlock,
  each: eachBlock,
  repeat: repeatBlock,
  set: setBlock,
  webhook: webhookBlock,
  program: programBlock,
  end: endBlock,
};

type Surroundings = Pick<Place, 'prefix' | 'names' | 'round' | 'over' | 'audience'>;

/**
 * Walks the program from the stage in which the case stands to its last; what is done already is passed.
 * @throws Interrupted when the case ends before, or is suspended.
 */
export async function walkProgram(run: Run): Promise<void> {
  const { stages } = run.program;
  const from = stages.findIndex(({ id }) => id === run.c.stage);
  for (const stage of stages.slice(Math.max(0, from))) {
    arriveAt(run, stage);
    await walkSteps(run, stage.steps, { prefix: '', names: {}, over: () => false });
  }
}

function arriveAt({ c }: Run, { id, label }: Stage): void {
  if (c.stage === id && c.entries > 0) return;
  enterStage(c, id);
  log(c, 'stage', `${label}.`);
}

async function walkSteps(run: Run, steps: readonly Step[], around: Surroundings): Promise<void> {
  const beside = goesOnBeside(steps, run.c.facts.position, around.prefix);
  // Cases of before left what was open unattended until they came back to it.
  const walked = beside >= 0 && patched('what-is-open-goes-on-beside-new-steps') ? beside + 1 : 0;
  if (walked > 0) await walkBeside(run, steps.slice(0, walked), around);
  for (const step of steps.slice(walked)) {
    await walkStep(run, step, around);
    suspendWhenLong(run);
    goOnUnlessStopped(run, around);
  }
}

/** The last of the steps goes on at once, by its new terms; those before it are done meanwhile, in their order. */
async function walkBeside(run: Run, steps: readonly Step[], around: Surroundings): Promise<void> {
  await walkLanes(run, async (start) => {
    start(() => walkSteps(run, steps.slice(-1), around));
    await walkSteps(run, steps.slice(0, -1), around);
  });
  goOnUnlessStopped(run, around);
}

async function walkStep(run: Run, step: Step, around: Surroundings): Promise<void> {
  const path = `${around.prefix}${step.id}`;
  if (markOf(run, path)?.doneAt) return;
  const here: Surroundings = { ...around, audience: step.audience ?? around.audience };
  const place: Place = {
    path,
    ...here,
    walk: (inner, change) => walkSteps(run, inner, { ...here, ...change }),
  };
  if (!markOf(run, path) && !(await holds(run, place, step.when)))
    return mark(run, path, { doneAt: now(), skipped: true });
  mark(run, path, here.audience ? { internal: true } : {});
  const block = blocks[step.step] as Block<Step>;
  await block(run, step, place);
  goOnUnlessStopped(run, around);
  mark(run, path, { doneAt: now() });
}
