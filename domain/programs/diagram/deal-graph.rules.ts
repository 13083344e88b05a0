import type { Approval, WrittenDealProgram } from '../deal-registration.schema.ts';
import { businessTimeInWords, durationInWords } from '../duration-words.rules.ts';
import { conditionInWords } from '../explain/explain-deal.rules.ts';
import type { GraphEdge, GraphNode, ProgramGraph } from './graph.ts';

/** The deal registration program as boxes and arrows: its course is fixed, its levels and times are the program's. */
export function dealGraph(program: WrittenDealProgram): ProgramGraph {
  const levels = levelsOf(program);
  const { queue, protection, disputes, approval } = program;
  const first = levels.nodes[0]?.id ?? 'protected';
  const nodes: GraphNode[] = [
    { id: 'start', kind: 'start', title: 'Registration', details: ['The partner'] },
    { id: 'taken', kind: 'choice', title: 'Is the customer taken?', details: [], group: 'conflict' },
    {
      ...{ id: 'queue', kind: 'partner', title: 'Queue or contest', group: 'conflict' },
      details: [`The partner, ${durationInWords(queue.decideWithin)}`],
    },
    {
      id: 'dispute',
      kind: 'vendor',
      title: disputes.name,
      details: [whoIn(program, disputes)],
      group: 'conflict',
    },
    {
      id: 'rule',
      kind: 'choice',
      title: 'Approved by rule?',
      details: program.autoApprove.map(({ name }) => name),
      group: 'review',
    },
    ...levels.nodes,
    {
      ...{ id: 'changes', kind: 'partner', title: 'Changes', group: 'review' },
      details: [`The partner, ${durationInWords(approval.changes.within)}`],
    },
    {
      id: 'protected',
      kind: 'wait',
      title: 'Protected',
      details: [durationInWords(protection.period)],
      group: 'protection',
    },
    {
      ...{ id: 'extension', kind: 'vendor', title: protection.extensions.approval.name, group: 'protection' },
      details: [
        whoIn(program, protection.extensions.approval),
        `${protection.extensions.max} times ${durationInWords(protection.extensions.by)}`,
      ],
    },
    {
      ...{ id: 'progress', kind: 'partner', title: 'Report progress', group: 'protection' },
      details: [
        `every ${durationInWords(protection.progress.every)}, ${durationInWords(protection.progress.answer.within)} to answer`,
      ],
    },
    { id: 'refused', kind: 'end', title: 'Refused', details: [] },
    { id: 'done', kind: 'end', title: 'Won, lost or expired', details: [] },
  ];
  return {
    title: program.title,
    groups: [
      { id: 'conflict', label: 'Conflict' },
      { id: 'review', label: 'Review' },
      { id: 'protection', label: 'Protection' },
    ],
    nodes,
    edges: [...fixedEdges(first), ...levels.edges],
  };
}

function fixedEdges(first: string): GraphEdge[] {
  return [
    { from: 'start', to: 'taken' },
    { from: 'taken', to: 'queue', label: 'yes' },
    { from: 'taken', to: 'rule', label: 'no' },
    { from: 'queue', to: 'dispute', label: 'contested' },
    { from: 'queue', to: 'rule', label: 'it became free' },
    { from: 'queue', to: 'refused', label: 'no answer' },
    { from: 'dispute', to: 'rule', label: 'won' },
    { from: 'dispute', to: 'refused', label: 'lost' },
    { from: 'rule', to: 'protected', label: 'yes' },
    { from: 'rule', to: first, label: 'no' },
    { from: first, to: 'changes', label: 'changes' },
    { from: 'changes', to: first, label: 'sent again' },
    { from: 'protected', to: 'extension', label: 'asked for' },
    { from: 'extension', to: 'protected', label: 'longer' },
    { from: 'protected', to: 'progress', label: 'no news' },
    { from: 'progress', to: 'protected', label: 'answered' },
    { from: 'progress', to: 'done', label: 'no answer' },
    { from: 'protected', to: 'done' },
  ];
}

function levelsOf(program: WrittenDealProgram): { nodes: GraphNode[]; edges: GraphEdge[] } {
  const { levels } = program.approval;
  const idOf = (index: number) => `level/${index}`;
  const nodes = levels.map((level, index): GraphNode => {
    const condition = level.when ? [`if ${conditionInWords(program, level.when)}`] : [];
    return {
      id: idOf(index),
      kind: 'vendor',
      title: level.name,
      details: [whoIn(program, level), ...condition],
      group: 'review',
    };
  });
  const edges = levels.flatMap((_, index) => [
    { from: idOf(index), to: index + 1 < levels.length ? idOf(index + 1) : 'protected', label: 'approved' },
    { from: idOf(index), to: 'refused', label: 'rejected' },
  ]);
  return { nodes, edges };
}

const whoIn = ({ roles }: WrittenDealProgram, { role, serviceLevel }: Approval) =>
  `${roles[role] ?? role}, ${businessTimeInWords(serviceLevel)}`;
