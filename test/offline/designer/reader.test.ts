import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { placeAround, placeOfPath } from '../../../designer/reading/places.rules.ts';
import { createReader } from '../../../designer/reading/reader.ts';
import { processGraph } from '../../../domain/programs/diagram/process-graph.rules.ts';
import { largeProgram } from './large-program.ts';

const desk = readFileSync('programs/price-exception.yaml', 'utf8');

describe('reading what is typed', () => {
  it('says what is wrong at once, and draws afterwards', () => {
    const reader = createReader();

    const { reading, finish } = reader.read(desk);
    const finished = finish?.();

    expect(reading).toMatchObject({ source: desk, problems: [] });
    expect(reading.graph).toBeUndefined();
    expect(finished?.graph?.nodes.map(({ node }) => node.id)).toContain('approval');
  });

  it('does not draw again what has not changed', () => {
    const reader = createReader();
    const first = reader.read(desk).finish?.();

    const { reading, finish } = reader.read(`${desk}\n# a remark\n`);

    expect(finish).toBeUndefined();
    expect(reading.graph).toBe(first?.graph);
  });

  it.each([
    ['a wrong word', 'kind: custom', 'kind: customs'],
    ['broken YAML', 'kind: custom', 'kind: [custom'],
  ])('keeps the last program and its diagram through %s', (_, right, wrong) => {
    const reader = createReader();
    const sound = reader.read(desk).finish?.();

    const { reading } = reader.read(desk.replace(right, wrong));

    expect(reading.problems.length).toBeGreaterThan(0);
    expect(reading.program).toBe(sound?.program);
    expect(reading.graph).toBe(sound?.graph);
  });

  it('knows where every box is written, in a text with an error too', () => {
    const { reading } = createReader().read(desk.replace('kind: custom', 'kind: customs'));

    const place = reading.places.find(({ node }) => node === 'extension');

    expect(place?.path).toEqual(['stages', 2, 'steps', 2]);
    expect(reading.source.slice(place?.from, place?.to)).toMatch(/^step: decision\n\s+id: extension\n/);
    expect(placeAround(reading.places, reading.source.indexOf('name: Deal desk'))?.node).toBe('approval');
    expect(placeOfPath(reading.places, ['stages', 0, 'steps', 3, 'levels', 1, 'by'])?.node).toBe('approval');
  });

  it.each(['', '\t', 'not: [yaml', '<html><body>no</body></html>', '%PDF-1.7', '- - -', '\u0000'])(
    'answers %j with problems, and throws nothing',
    (text) => {
      const { reading } = createReader().read(text);
      expect(reading.problems.length).toBeGreaterThan(0);
    },
  );

  it('says which words a program of a later version has that this one does not know', () => {
    const later = desk.replace('- step: set\n        id: rate', '- step: negotiate\n        id: rate');
    const { reading } = createReader().read(later);
    expect(reading.problems[0]).toMatchObject({ message: expect.stringContaining('negotiate') });
  });
});

describe('what the installation has', () => {
  const path = readFileSync('programs/platform-engineer.yaml', 'utf8');

  it('is looked for once it is known, and what lacks it is drawn all the same', () => {
    const reader = createReader();
    const before = reader.read(path).finish?.();
    const without = createReader().read(path, { courses: [], banks: ['platform-basic'] });

    const first = without.reading.problems[0];
    expect(before?.problems).toEqual([]);
    expect(path.split('\n')[(first?.line ?? 0) - 1]).toContain('course: platform-basics');
    expect(without.reading.problems.map(({ message }) => message)).toContain(
      'There is no bank of questions platform-basics; there are platform-basic',
    );
    expect(without.finish?.().graph).toEqual(before?.graph);
    const has = { courses: ['platform-basics'], banks: ['platform-basics'] };
    expect(reader.read(path, has).reading.problems).toEqual([]);
  });
});

describe('a program of 200 steps', () => {
  it('is drawn stage by stage, with every box in its place and none over another of its stage', () => {
    const graph = createReader().read(largeProgram(200)).finish?.().graph;

    const boxes = graph?.nodes ?? [];
    expect(boxes.length).toBeGreaterThan(200);
    expect(graph?.groups).toHaveLength(20);
    const overlapping = boxes.flatMap((one, index) =>
      boxes
        .slice(index + 1)
        .filter(
          (other) =>
            Math.abs(one.x - other.x) < (one.width + other.width) / 2 - 1 &&
            Math.abs(one.y - other.y) < (one.height + other.height) / 2 - 1,
        )
        .map((other) => `${one.node.id} over ${other.node.id}`),
    );
    expect(overlapping).toEqual([]);
    for (const { x, y, width, height } of boxes) {
      expect(x - width / 2).toBeGreaterThanOrEqual(0);
      expect(x + width / 2).toBeLessThanOrEqual(graph?.width ?? 0);
      expect(y + height / 2).toBeLessThanOrEqual(graph?.height ?? 0);
    }
  });

  it('has every arrow of the program', () => {
    const reader = createReader();
    const { program, graph } = reader.read(largeProgram(200)).finish?.() ?? {};
    const shown = graph?.edges.map(({ edge }) => `${edge.from} ${edge.to} ${edge.label}`).sort();
    const drawn = program && 'stages' in program ? processGraph(program).edges : [];
    expect(shown).toEqual(drawn.map(({ from, to, label }) => `${from} ${to} ${label}`).sort());
    expect(drawn.length).toBeGreaterThan(200);
  });
});
