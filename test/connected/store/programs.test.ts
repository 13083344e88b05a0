import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { ProgramStore, Proposal } from '../../../activities/store/programs.store.ts';
import { createDynamoStores } from '../../../activities/store/stores.dynamo.ts';
import { dealProgramSchema } from '../../../domain/programs/deal-registration.schema.ts';
import type { ProgramVersion } from '../../../domain/programs/program.ts';
import { createTestTable } from '../../support/table.ts';

const text = readFileSync(new URL('../../../programs/deal-registration.yaml', import.meta.url), 'utf8');
const shipped = dealProgramSchema.parse(parse(text));
const at = '2026-11-02T09:00:00.000Z';
const [ana, ben, cem] = ['P-ANA', 'P-BEN', 'P-CEM'] as const;

let table: Awaited<ReturnType<typeof createTestTable>>;
let programs: ProgramStore;
beforeAll(async () => {
  table = await createTestTable();
  ({ programs } = createDynamoStores(table));
});
afterAll(() => table.drop());

const newProgram = () => `p-${randomUUID().slice(0, 8)}`;

/** A version with a source of its own; the program that it makes is the shipped one under another name and number. */
function proposal(
  programId: string,
  version: number,
  change: Partial<ProgramVersion> = {},
  source = `version: ${version}`,
) {
  const hash = createHash('sha256').update(source).digest('hex');
  const program = { ...shipped, program: programId as 'deal-registration', version };
  return {
    program,
    source,
    version: {
      ...{ programId, version, title: shipped.title, kind: 'deal-registration' as const, hash },
      ...{ proposedBy: ana, proposedAt: at, ...change, status: 'proposed' as const },
    },
  } satisfies Proposal;
}

/** What publishes this proposal. */
const publicationOf = ({ version: { programId, version, hash } }: Proposal, publishedBy: string = ben) => ({
  ...{ programId, version, hash, publishedBy, publishedAt: at, effectiveFrom: at },
});

async function published(programId: string, version: number, effectiveFrom = at): Promise<ProgramVersion> {
  const proposed = proposal(programId, version);
  await programs.propose(proposed);
  return programs.publish({ ...publicationOf(proposed), effectiveFrom });
}

describe('a proposal', () => {
  test('is in force for nobody, and can be read as it was written', async () => {
    const id = newProgram();
    const proposed = proposal(id, 1, { effectiveFrom: at }, 'program: it');

    await programs.propose(proposed);

    expect(await programs.versions(id)).toEqual([proposed.version]);
    expect(await programs.source(id, 1)).toBe('program: it');
    expect(await programs.version(id, 1)).toEqual(proposed.program);
    expect(await programs.current(id, '2027-01-01T00:00:00.000Z')).toBeUndefined();
  });

  test('keeps the scripts that came with it, and has none where none came', async () => {
    const id = newProgram();
    const scripts = 'program: it\r\nscripts: [] # “none”';

    await programs.propose({ ...proposal(id, 1), scripts });
    await programs.propose(proposal(id, 2));

    expect([await programs.scripts(id, 1), await programs.scripts(id, 2)]).toEqual([scripts, undefined]);
  });

  test('gives way to another of the same person, and to nobody else’s', async () => {
    const id = newProgram();
    await programs.propose(proposal(id, 1, {}, 'first'));

    await programs.propose(proposal(id, 1, {}, 'second'));
    const others = programs.propose(proposal(id, 1, { proposedBy: cem }, 'third'));

    await expect(others).rejects.toMatchObject({ code: 'program-version-taken' });
    expect(await programs.source(id, 1)).toBe('second');
  });

  test('of 300 kB that no compression helps is kept as it is', async () => {
    const id = newProgram();
    const source = Array.from({ length: 7000 }, () => randomUUID()).join('\n');

    await programs.propose(proposal(id, 1, {}, source));

    expect(await programs.source(id, 1)).toBe(source);
  });
});

describe('publishing', () => {
  test('puts the highest version in force whose time has come, and each can be had for the cases pinned to it', async () => {
    const id = newProgram();
    for (const version of [1, 2, 10, 9]) await published(id, version);
    await published(id, 11, '2027-01-01T00:00:00.000Z');

    expect((await programs.versions(id)).map(({ version }) => version)).toEqual([11, 10, 9, 2, 1]);
    expect(await programs.current(id, '2026-12-31T23:59:59.999Z')).toMatchObject({ version: 10 });
    expect(await programs.current(id, '2027-01-01T00:00:00.000Z')).toMatchObject({ version: 11 });
    expect(await programs.version(id, 2)).toMatchObject({ version: 2 });
    expect(await programs.version(id, 3)).toBeUndefined();
    expect(await programs.current(newProgram(), at)).toBeUndefined();
  });

  test('finds the one in force behind many that are still to come', async () => {
    const id = newProgram();
    await published(id, 1);
    for (let version = 2; version <= 13; version += 1)
      await published(id, version, '2099-01-01T00:00:00.000Z');

    expect(await programs.current(id, '2026-12-01T00:00:00.000Z')).toMatchObject({ version: 1 });
  });

  test('takes a second person, and what that person looked at', async () => {
    const id = newProgram();
    const proposed = proposal(id, 1);
    await programs.propose(proposed);

    const refused = await Promise.allSettled([
      programs.publish(publicationOf(proposed, ana)),
      programs.publish({ ...publicationOf(proposed), hash: 'f'.repeat(64) }),
      programs.publish({ ...publicationOf(proposed), version: 2 }),
    ]);

    expect(refused).toMatchObject(
      ['self-approval', 'program-version-taken', 'not-found'].map((code) => ({ reason: { code } })),
    );
    expect((await programs.versions(id))[0]?.status).toBe('proposed');
  });

  test('once is for ever: the same again is nothing, other content is refused', async () => {
    const id = newProgram();
    const first = await published(id, 1);

    const again = await programs.publish({ ...publicationOf(proposal(id, 1)), publishedAt: 'later' });
    const other = programs.propose(proposal(id, 1, {}, 'other'));

    expect(again).toEqual(first);
    await expect(other).rejects.toMatchObject({ code: 'program-version-taken' });
    expect(await programs.propose(proposal(id, 1))).toEqual(first);
  });

  test.each(Array.from({ length: 5 }, (_, round) => round))(
    'by two at once has one winner, and the other is told (%i)',
    async () => {
      const id = newProgram();
      const proposed = proposal(id, 1);
      await programs.propose(proposed);

      const outcomes = await Promise.allSettled(
        [ben, cem].map((person) => programs.publish(publicationOf(proposed, person))),
      );

      const [version] = await programs.versions(id);
      const won = outcomes.flatMap((each) => (each.status === 'fulfilled' ? each.value.publishedBy : []));
      const lost = outcomes.flatMap((each) => (each.status === 'rejected' ? each.reason.code : []));
      expect(won).toEqual([version?.publishedBy]);
      expect(lost).toEqual(['not-now']);
    },
  );

  test('while its author changes it comes out as what was looked at, or not at all', async () => {
    const id = newProgram();
    const proposed = proposal(id, 1, {}, 'read');
    await programs.propose(proposed);

    const [change, publication] = await Promise.allSettled([
      programs.propose(proposal(id, 1, {}, 'changed')),
      programs.publish(publicationOf(proposed)),
    ]);

    const source = await programs.source(id, 1);
    const done = { change: change.status === 'fulfilled', published: publication.status === 'fulfilled' };
    expect([
      { source: 'read', change: false, published: true },
      { source: 'changed', change: true, published: false },
    ]).toContainEqual({ source, ...done });
  });
});

test('two who propose one version at once do not overwrite each other', async () => {
  const id = newProgram();

  const outcomes = await Promise.allSettled(
    [ana, ben].map((proposedBy) => programs.propose(proposal(id, 1, { proposedBy }, proposedBy))),
  );

  const [version] = await programs.versions(id);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await programs.source(id, 1)).toBe(version?.proposedBy);
});

test('the list has every version of every program', async () => {
  const [one, two] = [newProgram(), newProgram()];
  await published(one, 1);
  await published(one, 2);
  await programs.propose(proposal(two, 1));

  const all = await programs.list();

  const named = all.map(({ programId, version, status }) => `${programId} ${version} ${status}`);
  expect(named).toEqual(
    expect.arrayContaining([`${one} 1 published`, `${one} 2 published`, `${two} 1 proposed`]),
  );
});
