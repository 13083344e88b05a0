import { describe, expect, it } from 'vitest';
import { processGraph } from '../../../../domain/programs/diagram/process-graph.rules.ts';
import { inOneSentence } from '../../../../domain/programs/diff/change.ts';
import { diffPrograms } from '../../../../domain/programs/diff/diff-programs.rules.ts';
import { explainProcess } from '../../../../domain/programs/explain/explain-process.rules.ts';
import { explanationAsMarkdown } from '../../../../domain/programs/explain/explanation.ts';
import type { WrittenProcess } from '../../../../domain/programs/process.schema.ts';
import { change, found, small, sound } from './samples.ts';

const started = 'by: partner, form';
const forOne = change(small, started, 'by: partner, for: learner, requires: [basics], form');
const first = '- step: task\n        id: first\n        by: ops\n';
const byLearner = first.replace('by: ops', 'by: learner');
const lab = change(forOne, first, byLearner);
const written = (source: string) => sound(source) as WrittenProcess;
const words = (source: string) => explanationAsMarkdown(explainProcess(written(source)));

const lanes = (join: string, ...after: readonly (readonly string[])[]) =>
  change(
    small,
    first,
    `- step: parallel
        id: electives
        join: ${join}
        lanes:
${['A', 'B', 'C']
  .map(
    (name, index) =>
      `          - { name: ${name}${after[index]?.length ? `, after: [${after[index].join(', ')}]` : ''}, steps: [{ step: task, id: task${name}, by: ops, within: P1D }] }`,
  )
  .join('\n')}
      ${first}`,
  );

describe('a program for a learner', () => {
  it('asks the learner, and conditions know who that is', () => {
    expect(found(lab)).toEqual([]);
    expect(found(change(lab, 'when: request.value.amount >= 5000', `when: 'learner.name != ""'`))).toEqual(
      [],
    );
    expect(words(lab)).toContain("one person's");
    expect(words(lab)).toContain('must hold basics');
    expect(words(lab)).toContain('The learner');
    const graph = processGraph(written(lab));
    expect(graph.nodes.find(({ id }) => id === 'start')?.details).toEqual(['The learner']);
    expect(graph.nodes.find(({ id }) => id === 'first')?.kind).toBe('partner');
  });

  it.each([
    [small, first, byLearner, 'There is no learner in this program: write for: learner under starts'],
    [small, 'when: request.value.amount >= 5000', `when: 'learner.name != ""'`, 'There is no learner here'],
    [lab, 'by: partner,', 'by: vendor,', 'A learner is one of the people of a partner: say by: partner'],
    [forOne, 'for: learner, ', '', 'Certificates are asked of one person: write for: learner beside it'],
    [forOne, '[basics]', '[basics, basics]', 'basics stands here already'],
    [forOne, '[basics]', '[Basics]', 'Name what it certifies by a slug'],
    [lab, 'by: legal', 'by: learner', 'The partner does not decide on its own case'],
    [small, 'legal: Legal }', 'legal: Legal, learner: L }', 'learner means the person whose case it is'],
    [lab, 'by: learner\n', 'by: learner\n        audience: vendor\n', 'The partner cannot be asked'],
  ])('says what is wrong %#', (source, from, to, message) => {
    expect(found(change(source, from, to)).join('\n')).toContain(message);
  });

  it('shows what changes when a case becomes one person’s', () => {
    expect(diffPrograms(sound(small), sound(forOne)).map(inOneSentence).join('\n')).toContain('learner');
  });
});

describe('lanes that come after others', () => {
  it('are said, drawn and compared', () => {
    const source = lanes('2', [], ['A'], []);
    const { nodes, edges } = processGraph(written(source));

    expect(found(source)).toEqual([]);
    expect(words(source)).toContain('goes on when 2 of these 3 are through');
    expect(words(source)).toContain('B, after A:');
    expect(nodes.find(({ id }) => id === 'electives/join')?.title).toBe('2 of 3 through');
    expect(edges.filter(({ to }) => to === 'taskB')).toEqual([{ from: 'taskA', to: 'taskB', label: 'B' }]);
    expect(edges.filter(({ to }) => to === 'electives/join').map(({ from }) => from)).toEqual([
      ...['taskA', 'taskB', 'taskC'],
    ]);
    expect(
      diffPrograms(sound(lanes('2')), sound(source))
        .map(inOneSentence)
        .join('\n'),
    ).toContain('B after A');
  });

  it('are waited for by those that come after them where all are needed', () => {
    const { edges } = processGraph(written(lanes('all', [], ['A'], [])));
    expect(edges.filter(({ to }) => to === 'electives/join').map(({ from }) => from)).toEqual([
      ...['taskB', 'taskC'],
    ]);
  });

  it.each([
    [lanes('4'), 'There are 3 lanes, so 4 can never be through'],
    [lanes('0'), 'join'],
    [lanes('all', ['D']), 'There is no other lane D; there are B, C'],
    [lanes('all', ['A']), 'There is no other lane A; there are B, C'],
    [lanes('all', [], ['C'], ['B']), 'These lanes wait for one another for ever: B, after C, after B'],
  ])('are refused where they cannot be walked %#', (source, message) => {
    expect(found(source).join('\n')).toContain(message);
  });
});
