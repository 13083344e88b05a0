import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { packFilms, unpackFilms } from '../../../activities/rehearsals/packed-films.ts';
import type { Film, RehearsalState } from '../../../domain/rehearsals/film.ts';
import { filmRehearsal } from '../../../rehearsal/film/film-rehearsal.ts';
import { type Rehearsal, readRehearsal } from '../../../rehearsal/read-rehearsal.ts';
import { rehearse } from '../../../rehearsal/rehearse.ts';
import { type RehearsalServer, startRehearsalServer } from '../../../rehearsal/world/server.ts';

let server: RehearsalServer;
beforeAll(async () => {
  server = await startRehearsalServer(inject('testServerPath'));
});
afterAll(() => server.close());

const filmsOf = (rehearsal: Rehearsal) =>
  filmRehearsal(rehearsal, { withServer: (work) => work(server), progress: () => undefined });

/** Milliseconds; two dozen cases take ten seconds, and many times that where other things run. */
const patience = 180_000;

const programs = ['onboarding', 'offboarding', 'price-exception', 'deal-registration'];

describe.each(programs)('films of %s', (name) => {
  let rehearsal: Rehearsal;
  let played: Extract<RehearsalState, { state: 'played' }>;
  let films: readonly Film[];
  beforeAll(async () => {
    rehearsal = await readRehearsal({ program: `programs/${name}.yaml` });
    played = await filmsOf(rehearsal);
    films = played.films;
  }, patience);

  it('are one for each script, none of which differs from what its script expects', () => {
    expect(films.map(({ script }) => script)).toEqual(rehearsal.scripts.map((script) => script.name));
    expect(films.flatMap(({ differences }) => differences)).toEqual([]);
  });

  it('show moments in the order of time, from the start to the end', () => {
    for (const { frames, startedAt, endedAt, outcome } of films) {
      const times = frames.map(({ at }) => at);
      expect(times).toEqual(times.toSorted());
      expect(times[0]).toBe(startedAt);
      expect([...times, endedAt].toSorted().at(-1)).toBe(endedAt);
      expect(frames.at(-1)?.status).toBe(outcome === 'open' ? 'open' : 'closed');
      expect(frames.at(-1)?.tasks.length === 0).toBe(outcome !== 'open');
    }
  });

  it('say what happened whenever a task is open no longer', () => {
    const gone = films.flatMap(({ frames }) =>
      frames.slice(1).map((frame, index) => {
        const open = new Set(frame.tasks.map(({ id }) => id));
        return { frame, closed: (frames[index]?.tasks ?? []).filter(({ id }) => !open.has(id)) };
      }),
    );

    const silent = gone.filter(({ frame, closed }) => closed.length > 0 && frame.events.length === 0);
    expect(gone.some(({ closed }) => closed.length > 0)).toBe(true);
    expect(silent.map(({ frame }) => frame.at)).toEqual([]);
  });

  it('say of each open task who has it, what can be pressed, and by which path a script answers it', () => {
    const points = new Set(played.walkable.map(({ point }) => point));
    const tasks = films.flatMap(({ frames }) => frames.flatMap((frame) => frame.tasks));

    for (const { step, outcomes, who } of tasks) {
      expect(outcomes.length).toBeGreaterThan(0);
      expect(who).toMatch(/^.+: .+$/);
      // What operations are asked when a step does not go on stands under the step.
      expect(points).toContain(`step ${step.replace(/^.*\]\.|\/trouble$/g, '')}`);
    }
  });

  it('say at every moment of an open case what happens next and who has the ball', () => {
    const frames = films.flatMap((film) => film.frames);

    const words = frames.filter(({ status }) => status === 'open').map(({ waiting }) => waiting);
    expect(words.filter((one) => !/^.+\. Waits for .+\.$/.test(one))).toEqual([]);
    expect(words.join()).not.toContain('undefined');
  });

  it('have the e-mails as people would open them', () => {
    for (const { mails } of films)
      for (const { html, text, subject } of mails) {
        expect(html).toMatch(/^<!DOCTYPE html/i);
        expect(text.length).toBeGreaterThan(20);
        expect(subject).not.toBe('');
      }
    expect(films.some(({ mails }) => mails.length > 0)).toBe(true);
  });

  it('are what they were after they were packed, and fit into one value of Temporal', async () => {
    const packed = await packFilms(played);

    expect(packed.length).toBeLessThan(1_500_000);
    expect(await unpackFilms(packed)).toEqual(played);
  });
});

// One program of stages and steps, and that of deals: what is walked is told by the same code for all of a kind. These
// scripts leave some of it unwalked.
const partly = 'test/timeskip/rehearsal/programs';
it.each([
  { program: `${partly}/joining.yaml`, script: `${partly}/joining.rehearsal.yaml` },
  { program: 'programs/deal-registration.yaml', script: `${partly}/deals.rehearsal.yaml` },
])('films of $script have walked, together, what the rehearsal of the command has', async (files) => {
  const rehearsal = await readRehearsal(files);

  const { films, walkable } = await filmsOf(rehearsal);

  const { coverage } = await rehearse(server, rehearsal, { partial: false, progress: () => undefined });
  const [walked = [], missing = []] = [coverage?.walked, coverage?.missing].map((points) =>
    points?.map(({ kind, path }) => `${kind} ${path}`),
  );
  expect(missing).not.toEqual([]);
  expect([...new Set(films.flatMap((film) => film.walked))].toSorted()).toEqual(walked.toSorted());
  expect(walkable.map(({ point }) => point).toSorted()).toEqual([...walked, ...missing].toSorted());
});
