import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { readRehearsal } from '../../../rehearsal/read-rehearsal.ts';
import { rehearse } from '../../../rehearsal/rehearse.ts';
import { type RehearsalServer, startRehearsalServer } from '../../../rehearsal/world/server.ts';

const program = fileURLToPath(new URL('programs/engineer.yaml', import.meta.url));

let server: RehearsalServer;
beforeAll(async () => {
  server = await startRehearsalServer(inject('testServerPath'));
});
afterAll(() => server.close());

it('has the provider answer an exam, walks all of it, and refuses a score that there is not', async () => {
  const rehearsal = await readRehearsal({ program });

  const report = await rehearse(server, rehearsal, { partial: false, progress: () => undefined });

  const failed = report.scripts.filter(({ passed }) => !passed);
  expect(failed.map(({ name }) => name)).toEqual(['A score that there is not, and none']);
  expect(JSON.stringify(failed[0])).toContain('Give a score from 0 to 1000.');
  expect(report.coverage?.missing).toEqual([]);
  expect(report.coverage?.walked.map(({ path }) => path)).toEqual(
    expect.arrayContaining(['proctored/result', 'proctored', 'failed']),
  );
  const answers = report.scripts[0]?.timeline.events.filter(({ kind }) => kind === 'answer');
  expect(answers).toMatchObject([{ text: 'Proctored exam: passed with 700 of 1000', step: 'proctored' }]);
});

it('has a new version ask the holder to renew sooner, by the rules that the program has for the end', async () => {
  const holders = fileURLToPath(new URL('programs/holders.yaml', import.meta.url));
  const rehearsal = await readRehearsal({ program: holders });

  const report = await rehearse(server, rehearsal, { partial: false, progress: () => undefined });

  expect(report.scripts.map(({ name, differences }) => ({ name, differences }))).toEqual(
    rehearsal.scripts.map(({ name }) => ({ name, differences: [] })),
  );
});
