import { describe, expect, it } from 'vitest';
import { dealGraph } from '../../../../domain/programs/diagram/deal-graph.rules.ts';
import type { ProgramGraph } from '../../../../domain/programs/diagram/graph.ts';
import { placeGraph } from '../../../../domain/programs/diagram/layout.rules.ts';
import { asMermaid } from '../../../../domain/programs/diagram/mermaid.rules.ts';
import { processGraph } from '../../../../domain/programs/diagram/process-graph.rules.ts';
import { asSvg } from '../../../../domain/programs/diagram/svg.rules.ts';
import { linesOf, widthOf } from '../../../../domain/programs/diagram/text-lines.rules.ts';
import { explainDeal } from '../../../../domain/programs/explain/explain-deal.rules.ts';
import { explainProcess } from '../../../../domain/programs/explain/explain-process.rules.ts';
import { explanationAsMarkdown } from '../../../../domain/programs/explain/explanation.ts';
import { outline } from '../../../../domain/programs/outline.rules.ts';
import { isWrittenDeal } from '../../../../domain/programs/read-program.ts';
import { application, deals, small, sound } from './samples.ts';

const graphOf = (source: string): ProgramGraph => {
  const program = sound(source);
  return isWrittenDeal(program) ? dealGraph(program) : processGraph(program);
};
const graphs = [application, deals, small].map((source) => [graphOf(source).title, graphOf(source)] as const);

describe('the picture of a program', () => {
  it.each(graphs)(
    'leads from the start to every box, and from every box to an end: %s',
    (_, { nodes, edges }) => {
      const reach = (from: readonly string[], next: (id: string) => string[]) => {
        const seen = new Set(from);
        for (const id of seen) for (const one of next(id)) seen.add(one);
        return seen;
      };
      const ends = nodes.filter(({ kind }) => kind === 'end').map(({ id }) => id);

      const forth = reach(['start'], (id) => edges.filter(({ from }) => from === id).map(({ to }) => to));
      const back = reach(ends, (id) => edges.filter(({ to }) => to === id).map(({ from }) => from));

      expect(nodes.filter(({ id }) => !forth.has(id))).toEqual([]);
      expect(nodes.filter(({ id }) => !back.has(id))).toEqual([]);
    },
  );

  it.each(graphs)('keeps every box apart from the others and inside the paper: %s', (_, graph) => {
    const { nodes, width, height } = placeGraph(graph);

    for (const a of nodes) {
      expect(a.x - a.width / 2).toBeGreaterThanOrEqual(0);
      expect(a.x + a.width / 2).toBeLessThanOrEqual(width);
      expect(a.y + a.height / 2).toBeLessThanOrEqual(height);
      const touching = nodes.filter(
        (b) =>
          a !== b &&
          Math.abs(a.x - b.x) < (a.width + b.width) / 2 &&
          Math.abs(a.y - b.y) < (a.height + b.height) / 2,
      );
      expect(touching.map(({ node }) => node.id)).toEqual([]);
    }
  });

  it.each(graphs)('leaves room for the names of stages: %s', (_, graph) => {
    const { groups, nodes } = placeGraph(graph);

    for (const { x, y, height, width } of groups) {
      const top = y - height / 2;
      const inside = nodes.filter(
        (node) => Math.abs(node.x - x) < width / 2 && Math.abs(node.y - y) < height / 2,
      );
      expect(top).toBeGreaterThanOrEqual(0);
      for (const node of inside) expect(node.y - node.height / 2).toBeGreaterThan(top + 24);
    }
  });

  it.each(graphs)('has words that fit into their boxes: %s', (_, graph) => {
    for (const { title, details, width } of placeGraph(graph).nodes)
      for (const line of [...title, ...details]) expect(widthOf(line, 12)).toBeLessThan(width);
  });

  it('is an SVG that says everything, safely', () => {
    const hostile = graphOf(application.replace('label: Vetting', 'label: "<script>&\\""'));

    const svg = asSvg(hostile);

    expect(svg).toContain('&lt;script&gt;&amp;&quot;');
    expect(svg).not.toContain('<script');
    expect(svg).toContain('prefers-color-scheme: dark');
  });

  it('is a Mermaid flowchart with every box and arrow', () => {
    const graph = graphOf(application);

    const lines = asMermaid(graph).split('\n');

    expect(lines.filter((line) => line.includes('-->'))).toHaveLength(graph.edges.length);
    expect(lines.filter((line) => line.includes(':::'))).toHaveLength(graph.nodes.length);
  });

  it('cuts words that are too long for a line, and loses none', () => {
    const long = `${'x'.repeat(90)} and ${'word '.repeat(30)}`;

    const lines = linesOf(long, 12, 100);

    expect(lines.join('').replaceAll(' ', '')).toBe(long.replaceAll(' ', ''));
    expect(lines.every((line) => widthOf(line, 12) <= 100)).toBe(true);
  });
});

describe('a program in words', () => {
  it('names every step, and who does what, when', () => {
    const program = sound(application);
    if (isWrittenDeal(program)) throw new Error('not a program of steps');

    const { table, sections } = explainProcess(program);

    expect(sections.map(({ title }) => title)).toEqual([
      ...['Stage 1: Vetting', 'Stage 2: Approval', 'Stage 3: Start', 'How a case ends'],
    ]);
    const lines = sections.slice(0, 3).flatMap((section) => section.lines);
    expect(lines.filter(({ text }) => /\*\*|The case ends/.test(text)).length).toBeGreaterThanOrEqual(
      outline(program).length,
    );
    expect(table).toContainEqual({
      who: 'Channel manager',
      what: 'decides: Approve the partner (Channel)',
      when: 'within 16 business hours; reminded after 8 business hours and 14 business hours; after 16 business hours Channel director is asked too',
      silence: 'after 40 business hours it goes on as Reject',
    });
  });

  it('tells deal registration too', () => {
    const program = sound(deals);
    if (!isWrittenDeal(program)) throw new Error('not the deal registration program');

    const words = explanationAsMarkdown(explainDeal(program));

    expect(words).toContain('If the amount is 50,000 or more: **Finance approval**');
    expect(words).toContain(
      'For 90 days; the partner is reminded 30 days, 14 days and 3 days before the end.',
    );
  });
});
