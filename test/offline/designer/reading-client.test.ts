import { describe, expect, it } from 'vitest';
import type { Reading } from '../../../designer/model.ts';
import type { Answer, Question } from '../../../designer/reading/messages.ts';
import { createReadingClient } from '../../../designer/reading/reading-client.ts';

function open() {
  const asked: Question[] = [];
  const readings: Reading[] = [];
  let listener: (event: { readonly data: Answer }) => void = () => {};
  const client = createReadingClient(
    {
      postMessage: (question) => void asked.push(question),
      addEventListener: (_, given) => {
        listener = given;
      },
    },
    (reading) => void readings.push(reading),
  );
  return { client, asked, readings, answer: (data: Answer) => listener({ data }) };
}

const graph = { width: 1, height: 1, nodes: [], edges: [], groups: [] };

describe('the page and its reading worker', () => {
  it('keeps the diagram, to the same object, while the worker says nothing of it', () => {
    const { answer, readings } = open();
    answer({ answer: 'reading', reading: { source: 'a', problems: [], places: [], graph } });
    answer({ answer: 'reading', reading: { source: 'ab', problems: [], places: [] } });
    expect(readings[1]).toMatchObject({ source: 'ab' });
    expect(readings[1]?.graph).toBe(graph);
  });

  it('gives each question its own answer, in whatever order they come', async () => {
    const { client, answer, asked } = open();
    const first = client.hover('a: b', 0);
    const second = client.hover('a: b', 3);
    const [one = 0, two = 0] = asked.map((question) => ('id' in question ? question.id : 0));
    answer({ answer: 'hover', id: two, hint: { from: 3, to: 4, title: 'b', text: 'second' } });
    answer({ answer: 'hover', id: one });
    expect(await first).toBeUndefined();
    expect(await second).toMatchObject({ text: 'second' });
  });
});
