import { beforeEach, describe, expect, test } from 'vitest';
import { packFilms } from '../../../activities/rehearsals/packed-films.ts';
import type { Film } from '../../../domain/rehearsals/film.ts';
import { type ApiSetting, createApiSetting } from './support/api.ts';
import { priceDesk } from './support/processes.ts';

const texts = { source: priceDesk({}), scripts: 'program: price-desk\nscripts: [{ name: Nobody answers }]' };

let api: ApiSetting;
beforeEach(() => {
  api = createApiSetting();
});

const play = (body: unknown) => api.ask('POST', '/v1/rehearsals', { as: 'ops', body });

describe('playing a rehearsal', () => {
  test('starts a workflow whose id and summary tell nothing of whoever asked', async () => {
    const { status, headers, body } = await play(texts);

    expect(status).toBe(201);
    expect(headers.get('location')).toBe(`/v1/rehearsals/${body.id}`);
    expect(api.temporal.started.at(-1)).toMatchObject({
      workflowId: `rehearsal/${body.id}`,
      args: [texts],
      staticSummary: 'A rehearsal in the designer',
    });
  });

  test('takes texts of 300 kB, and says of longer ones what is too long', async () => {
    const padded = (text: string, bytes: number) => `${text}\n#${'x'.repeat(bytes - text.length - 2)}`;
    const long = { source: padded(texts.source, 300_000), scripts: padded(texts.scripts, 300_000) };

    expect((await play(long)).status).toBe(201);
    const refused = await play({ ...long, scripts: padded(texts.scripts, 300_001) });
    expect(refused.body).toMatchObject({ code: 'invalid-input', fields: [{ field: 'scripts' }] });
  });

  test('knows the scripts by their names', async () => {
    const { body } = await play({ ...texts, only: 'Somebody answers' });

    expect(body).toMatchObject({ code: 'invalid-input', fields: [{ field: 'only' }] });
    expect(body.detail).toContain('Nobody answers');
  });
});

describe('reading a rehearsal', () => {
  test('gives the films as they were packed', async () => {
    const { body } = await play(texts);
    const known = api.temporal.over.get(`rehearsal/${body.id}`);
    const played = {
      state: 'played',
      sourceHash: 'ab',
      films: [film('<p>Hello</p>')],
      walkable: [],
    } as const;
    if (known) known.result = { state: 'played', packed: await packFilms(played) };

    const answer = await api.ask('GET', `/v1/rehearsals/${body.id}`, { as: 'ops' });

    expect(answer.body).toEqual(played);
  });

  test('tells why it could not be played', async () => {
    const { body } = await play(texts);

    const answer = await api.ask('GET', `/v1/rehearsals/${body.id}?after=0`, { as: 'ops' });

    expect(answer.body).toEqual({ state: 'failed', problem: 'Nothing plays here.' });
  });

  test.each(['R-0000000000', '%2F', 'x'])('finds none at %s', async (id) => {
    const { status, body } = await api.ask('GET', `/v1/rehearsals/${id}`, { as: 'ops' });

    expect({ status, code: body.code }).toEqual({ status: 404, code: 'not-found' });
  });
});

test('films that are too much are cut, and say what was left out', async () => {
  const films = [film('<p>'.padEnd(3_000_000, 'x')), film('<p>'.padEnd(3_000_000, 'y'))];
  const { unpackFilms } = await import('../../../activities/rehearsals/packed-films.ts');

  const cut = await unpackFilms(await packFilms({ state: 'played', sourceHash: 'ab', films, walkable: [] }));

  expect(cut.films.map(({ mails }) => mails[0]?.html)).toEqual(['', '']);
  expect(cut.films[0]?.mails[0]?.text).toBe('Hello');
  expect(cut.films[0]?.cut).toContain('plain text');
});

function film(html: string): Film {
  const at = '2027-01-04T09:00:00.000Z';
  return {
    ...{ script: 'Nobody answers', zone: 'UTC', startedAt: at, endedAt: at, outcome: 'open', tookMs: 1 },
    ...{ frames: [], differences: [], walked: [] },
    mails: [{ at, to: 'Ana Costa (Northwind)', subject: 'Hello', text: 'Hello', html }],
  };
}
