import { afterEach, describe, expect, it, vi } from 'vitest';
import { failureInWords, play, playAll, progressInWords } from '../../../designer/rehearsal/run.ts';

afterEach(() => vi.unstubAllGlobals());

const played = { state: 'played', sourceHash: '', films: [], walkable: [] };
const playing = (done: number) => ({ state: 'playing', done, all: 2, name: `Script ${done + 1}` });

/** A server that answers in this order; a number is a failure with that status, `gone` no answer at all. */
function server(...answers: readonly (object | number | 'gone')[]): string[] {
  const asked: string[] = [];
  const left = [...answers];
  vi.stubGlobal('fetch', async (path: string, { method }: RequestInit) => {
    asked.push(`${method} ${path}`);
    const answer = left.shift() ?? 'gone';
    if (answer === 'gone') throw new TypeError('Failed to fetch');
    return typeof answer === 'number'
      ? Response.json({ code: 'unavailable', detail: 'Try again later.' }, { status: answer })
      : Response.json(answer);
  });
  return asked;
}

const patience = { tries: 3, pause: 0 };
const texts = { source: 'program: x', scripts: 'scripts: []' };

describe('how far it is, in words', () => {
  it.each([
    [{ name: 'Waits for its turn', done: 0, all: 0 }, 'Waits for its turn…'],
    [{ name: 'Rejected', done: 0, all: 1 }, 'Playing: Rejected'],
    [{ name: 'Rejected', done: 4, all: 17 }, 'Playing 5 of 17: Rejected'],
    [{ name: 'Rejected' }, 'Playing: Rejected'],
  ])('%o', (playing, words) => {
    expect(progressInWords(playing)).toBe(words);
  });
});

describe('playing on the server', () => {
  it('tells how far it is, and asks for what is further', async () => {
    const asked = server({ id: 'R1' }, playing(0), playing(1), played);
    const told: number[] = [];

    const ended = await playAll(texts.source, texts.scripts, ({ done }) => told.push(done));

    expect(ended).toEqual(played);
    expect(told).toEqual([0, 1]);
    expect(asked).toEqual([
      'POST /v1/rehearsals',
      'GET /v1/rehearsals/R1',
      'GET /v1/rehearsals/R1?after=0',
      'GET /v1/rehearsals/R1?after=1',
    ]);
  });

  it('asks again when an answer was cut off, for the rehearsal goes on', async () => {
    server({ id: 'R1' }, 'gone', 503, played);

    expect(await play(texts, () => undefined, undefined, patience)).toEqual(played);
  });

  it('fails in words when the server stays gone', async () => {
    server({ id: 'R1' }, 'gone', 'gone', 'gone', played);

    const failure = await play(texts, () => undefined, undefined, patience).catch(
      (caught: unknown) => caught,
    );

    expect(failureInWords(failure)).toBe('The server cannot be reached.');
  });

  it('does not begin again what the server refuses', async () => {
    const asked = server({ id: 'R1' }, 404, played);

    await expect(play(texts, () => undefined, undefined, patience)).rejects.toMatchObject({ status: 404 });
    expect(asked).toHaveLength(2);
  });

  it('goes no further once something else was asked for', async () => {
    const asked = server({ id: 'R1' }, playing(0), played);
    const other = new AbortController();

    const ended = play(texts, () => other.abort(), other.signal, patience);

    await expect(ended).rejects.toMatchObject({ name: 'AbortError' });
    expect(asked).toHaveLength(2);
  });
});
