import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { cursorAt, nextMoment } from '../../../designer/rehearsal/film-cursor.rules.ts';
import {
  beginCase,
  type HandCase,
  happens,
  pressed,
  scriptOf,
  scriptsText,
  takenBack,
  usualStart,
} from '../../../designer/rehearsal/hand-case.rules.ts';
import { offeredBy, withExpectations } from '../../../designer/rehearsal/save-script.rules.ts';
import { peopleFor, sampleAnswer, sampleStart } from '../../../designer/rehearsal/task-form.rules.ts';
import { writeScript } from '../../../domain/programs/editing/write-script.rules.ts';
import { readProgram, type WrittenProgram } from '../../../domain/programs/read-program.ts';
import type { Film } from '../../../domain/rehearsals/film.ts';
import { readTexts } from '../../../domain/rehearsals/read-texts.ts';
import { filmRehearsal } from '../../../rehearsal/film/film-rehearsal.ts';
import { type RehearsalServer, startRehearsalServer } from '../../../rehearsal/world/server.ts';

let server: RehearsalServer;
beforeAll(async () => {
  server = await startRehearsalServer(inject('testServerPath'));
});
afterAll(() => server.close());

async function filmOf(source: string, scripts: string): Promise<Film> {
  const read = await readTexts({ source, scripts });
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  const played = await filmRehearsal(
    { ...read, sourceHash: '' },
    { withServer: (work) => work(server), progress: () => undefined },
  );
  const film = played.films.at(-1);
  if (film) return film;
  throw new Error('Nothing was played.');
}

function written(source: string): WrittenProgram {
  const read = readProgram(source);
  if ('program' in read) return read.program;
  throw new Error('The program has problems.');
}

/** Presses what goes on at every task of the case, an hour after it was opened, as often as there is one to press. */
async function playedThrough(source: string, program: WrittenProgram, begun: HandCase, presses: number) {
  let hand = begun;
  let film = await filmOf(source, scriptsText(hand));
  for (let left = presses; left > 0; left -= 1) {
    const frame = cursorAt(film, hand.clock).frame;
    const task = frame?.tasks.find(({ outcomes }) => outcomes.length > 0);
    const next = nextMoment(film, hand.clock);
    if (task) {
      const clock = Math.max(hand.clock, Date.parse(task.openedAt) + 3_600_000);
      const outcome = task.outcomes.find(({ tone }) => tone === 'positive') ?? task.outcomes[0];
      const send = sampleAnswer(program, task, new Date(clock).toISOString());
      const given = { comment: 'Rehearsed by hand.', ...(send ? { send } : {}) };
      hand = pressed({ ...hand, clock }, task, outcome?.id ?? '', given);
      film = await filmOf(source, scriptsText(hand));
    } else if (next === undefined) break;
    else hand = { ...hand, clock: next };
  }
  return { hand, film };
}

/** How far each is played, and what it comes to when nobody does anything more. */
const programs = [
  ['onboarding', 4, 'open'],
  ['price-exception', 24, 'ordered'],
  ['deal-registration', 24, 'expired'],
] as const;

describe.each(programs)('%s by hand', (name, presses, outcome) => {
  const source = readFileSync(`programs/${name}.yaml`, 'utf8');
  const program = written(source);
  const begun = () =>
    beginCase(program.program, sampleStart(program, usualStart), { people: peopleFor(program) });

  it('is played with sample values, act by act, and each act comes about where it was pressed', async () => {
    const { hand, film } = await playedThrough(source, program, begun(), presses);

    expect(film.differences).toEqual([]);
    expect(hand.acts.length).toBeGreaterThan(2);
    expect(film.outcome).toBe(outcome);
  });

  it('becomes a script that passes with everything that it is offered to expect', async () => {
    const withdrawn = happens({ ...begun(), clock: begun().clock + 2 * 86_400_000 }, 'withdraw');
    const film = await filmOf(source, scriptsText(withdrawn));
    const roles = new Map([['Northwind', 'partner']]);

    const script = withExpectations(scriptOf(withdrawn, 'Saved'), offeredBy(film, roles));
    const saved = writeScript('', program.program, script);
    const again = await filmOf(source, 'source' in saved ? saved.source : '');

    expect(script.expect).toMatchObject({ outcome: 'withdrawn' });
    expect(again.differences).toEqual([]);
  });
});

it('goes another way from where an act was taken back', async () => {
  const source = readFileSync('programs/price-exception.yaml', 'utf8');
  const program = written(source);
  const begun = beginCase(program.program, sampleStart(program, usualStart));
  const { hand } = await playedThrough(source, program, begun, 1);

  const other = happens(takenBack(hand), 'cancel');
  const film = await filmOf(source, scriptsText(other));

  expect(film).toMatchObject({ outcome: 'cancelled', differences: [] });
});
