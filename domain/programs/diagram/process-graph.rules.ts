import { businessTimeInWords, durationInWords } from '../duration-words.rules.ts';
import { roundsInWords, titleOf } from '../explain/steps.rules.ts';
import { whoIn } from '../explain/waiting.rules.ts';
import { inOrder } from '../lanes.rules.ts';
import type { WrittenProcess } from '../process.schema.ts';
import { outcomesOf } from '../standard-outcomes.ts';
import type { Patience } from '../steps/common.schema.ts';
import type { Step } from '../steps/step.schema.ts';
import { isOfPartner } from '../who.rules.ts';
import type { GraphEdge, GraphNode, NodeKind, ProgramGraph } from './graph.ts';

/** Where the next step is joined on: a box, and what is written on the arrow. */
interface Loose {
  readonly from: string;
  readonly label?: string;
}

interface Drawing {
  readonly program: WrittenProcess;
  readonly nodes: GraphNode[];
  readonly edges: GraphEdge[];
}

/** A program of stages and steps as boxes and arrows. Ends are one box for each outcome. */
export function processGraph(program: WrittenProcess): ProgramGraph {
  const drawing: Drawing = { program, nodes: [], edges: [] };
  const form = program.forms[program.starts.form]?.title ?? program.starts.form;
  const starter = starterOf(program);
  drawing.nodes.push({ id: 'start', kind: 'start', title: form, details: [starter] });
  let loose: Loose[] = [{ from: 'start' }];
  for (const stage of program.stages) loose = drawSteps(drawing, stage.steps, stage.id, loose);
  const [first] = Object.keys(program.outcomes);
  if (first !== undefined) end(drawing, first, loose);
  const groups = program.stages.map(({ id, label }) => ({ id, label }));
  return { title: program.title, groups, nodes: drawing.nodes, edges: drawing.edges };
}

function starterOf({ starts }: WrittenProcess): string {
  if (starts.for === 'learner') return 'The learner';
  return { public: 'Anybody', partner: 'The partner', vendor: 'The vendor' }[starts.by];
}

function drawSteps(
  drawing: Drawing,
  steps: readonly Step[],
  group: string,
  loose: readonly Loose[],
): Loose[] {
  let open = [...loose];
  for (const step of steps) {
    const passed = step.when === undefined ? [] : passing(drawing, step, group, open);
    const entered = step.when === undefined ? open : passed.map(({ from }) => ({ from, label: 'yes' }));
    open = [...drawStep(drawing, step, group, entered), ...passed];
  }
  return open;
}

/** The condition of a step as a box of its own; what leaves it goes past the step. */
function passing(drawing: Drawing, step: Step, group: string, loose: readonly Loose[]): Loose[] {
  const id = `${step.id}?`;
  drawing.nodes.push({ id, kind: 'choice', title: `${step.when}?`, details: [], group });
  join(drawing, loose, id);
  return [{ from: id, label: 'no' }];
}

function drawStep(drawing: Drawing, step: Step, group: string, loose: readonly Loose[]): Loose[] {
  const { program } = drawing;
  if (step.step === 'end') return end(drawing, step.outcome, loose);
  if (step.step === 'branch') return branch(drawing, step, group, loose);
  if (step.step === 'parallel') return parallel(drawing, step, group, loose);
  if (step.step === 'repeat') return repeat(drawing, step, group, loose);
  drawing.nodes.push({
    id: step.id,
    kind: kindOf(step),
    title: titleOf(program, step),
    details: detailsOf(program, step),
    group,
  });
  join(drawing, loose, step.id);
  if (step.step === 'each') {
    const last = drawSteps(drawing, step.steps, group, [{ from: step.id, label: `each ${step.as}` }]);
    join(drawing, last, step.id);
    return [{ from: step.id, label: 'then' }];
  }
  return leaving(drawing, step);
}

/** What a step's outcomes lead to: ends are drawn at once, everything else goes on. */
function leaving(drawing: Drawing, step: Step): Loose[] {
  const ending = outcomesOf(step).filter(({ ends }) => ends !== undefined);
  for (const { label, ends } of ending) end(drawing, ends ?? '', [{ from: step.id, label }]);
  const silent = 'atSilence' in step ? step.atSilence?.ends : undefined;
  if (silent !== undefined) end(drawing, silent, [{ from: step.id, label: 'no answer' }]);
  return [{ from: step.id }];
}

function branch(
  drawing: Drawing,
  step: Step & { step: 'branch' },
  group: string,
  loose: readonly Loose[],
): Loose[] {
  const title = step.title ?? 'Which way?';
  drawing.nodes.push({ id: step.id, kind: 'choice', title, details: [], group });
  join(drawing, loose, step.id);
  const ways = step.ways.flatMap(({ when, steps }) =>
    drawSteps(drawing, steps, group, [{ from: step.id, label: when }]),
  );
  const otherwise = [{ from: step.id, label: 'otherwise' }];
  return [...ways, ...(step.otherwise ? drawSteps(drawing, step.otherwise, group, otherwise) : otherwise)];
}

function parallel(
  drawing: Drawing,
  step: Step & { step: 'parallel' },
  group: string,
  loose: readonly Loose[],
): Loose[] {
  const title = step.title ?? 'At the same time';
  drawing.nodes.push({ id: step.id, kind: 'choice', title, details: [], group });
  join(drawing, loose, step.id);
  const ends = new Map<string, Loose[]>();
  for (const { name, after = [], steps } of inOrder(step.lanes)) {
    const before = after.flatMap((one) => ends.get(one) ?? []);
    const from = before.length > 0 ? before : [{ from: step.id }];
    const entered = from.map((one) => ({ label: name, ...one }));
    ends.set(name, drawSteps(drawing, steps, group, entered));
  }
  // Where all are waited for, a lane that another comes after is waited for by that one.
  const followed = new Set(step.join === 'all' ? step.lanes.flatMap(({ after = [] }) => after) : []);
  const lanes = [...ends].flatMap(([name, loose]) => (followed.has(name) ? [] : loose));
  const id = `${step.id}/join`;
  drawing.nodes.push({
    id,
    kind: 'choice',
    title: throughInWords(step),
    details: [],
    group,
  });
  join(drawing, lanes, id);
  return [{ from: id }];
}

function throughInWords({ join, lanes }: Step & { step: 'parallel' }): string {
  if (typeof join === 'number') return `${join} of ${lanes.length} through`;
  return join === 'all' ? 'All through' : 'Any through';
}

/** Rounds as a loop: its condition leads back to its own box, or on. What stands alongside is joined again behind it. */
function repeat(
  drawing: Drawing,
  step: Step & { step: 'repeat' },
  group: string,
  loose: readonly Loose[],
): Loose[] {
  const box = (id: string, kind: NodeKind, title: string, details: string[] = []) =>
    void drawing.nodes.push({ id, kind, title, details, group });
  const [until, through] = [`${step.id}/until`, `${step.id}/join`];
  box(step.id, 'automatic', titleOf(drawing.program, step), [roundsInWords(step.atMost)]);
  join(drawing, loose, step.id);
  const last = drawSteps(drawing, step.steps, group, [{ from: step.id, label: 'each round' }]);
  box(until, 'choice', `${step.until}?`);
  join(drawing, last, until);
  join(drawing, [{ from: until, label: 'no' }], step.id);
  const on = { from: until, label: 'yes' };
  if (!step.alongside) return [on];
  const beside = drawSteps(drawing, step.alongside, group, [{ from: until, label: 'alongside' }]);
  box(through, 'choice', 'All rounds through');
  join(drawing, [on, ...beside], through);
  return [{ from: through }];
}

/** Joins arrows to the box of an outcome. Nothing goes on behind it. */
function end(drawing: Drawing, outcome: string, loose: readonly Loose[]): Loose[] {
  const id = `end/${outcome}`;
  const title = drawing.program.outcomes[outcome]?.label ?? outcome;
  if (!drawing.nodes.some((node) => node.id === id))
    drawing.nodes.push({ id, kind: 'end', title, details: [] });
  join(drawing, loose, id);
  return [];
}

function join({ edges }: Drawing, loose: readonly Loose[], to: string): void {
  edges.push(...loose.map(({ from, label }) => ({ from, to, ...(label === undefined ? {} : { label }) })));
}

function kindOf(step: Step): NodeKind {
  if (step.step === 'wait') return 'wait';
  if (step.step === 'decision') return 'vendor';
  if ('by' in step) return isOfPartner(step.by) ? 'partner' : 'vendor';
  return 'automatic';
}

function detailsOf(program: WrittenProcess, step: Step): string[] {
  switch (step.step) {
    case 'form':
    case 'task':
    case 'agreement':
      return [`${whoIn(program, step.by)}, ${dueIn(step)}`];
    case 'course':
      return [`${whoIn(program, step.by)}, ${dueIn(step)}`, `Course: ${step.course}`];
    case 'quiz':
      return [`${whoIn(program, step.by)}, ${dueIn(step)}`, `Quiz: ${step.bank}, ${step.pass} of 100 passes`];
    case 'exam':
      return [
        `${whoIn(program, step.by)}, ${dueIn(step)}`,
        `Exam: ${step.exam}, ${step.pass} of ${step.outOf} pass`,
      ];
    case 'decision':
      return step.levels.map((level) => `${whoIn(program, level.by)}, ${dueIn(level)}`);
    case 'check':
      return [`Check: ${step.check}`];
    case 'action':
      return [`Action: ${step.action}`];
    case 'message':
      return [`E-mail to ${whoIn(program, step.to).replace(/^The/, 'the')}`];
    case 'webhook':
      return [`Webhook: ${step.to}`];
    case 'program':
      return [`Program: ${step.program}`];
    case 'set':
      return [`Computes ${Object.keys(step.values).join(', ')}`];
    case 'wait':
      return [waitIn(step)];
    default:
      return [];
  }
}

function dueIn({ within, serviceLevel, until }: Patience): string {
  if (until !== undefined) return `until ${until}`;
  return serviceLevel === undefined ? durationInWords(within ?? 0) : businessTimeInWords(serviceLevel);
}

function waitIn(step: Step & { step: 'wait' }): string {
  if (step.for !== undefined) return `Waits ${durationInWords(step.for)}`;
  return step.until === undefined ? `Waits for ${step.event}` : `Waits until ${step.until}`;
}
