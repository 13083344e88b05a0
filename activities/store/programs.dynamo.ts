import { createHash } from 'node:crypto';
import { DomainError } from '../../domain/errors.ts';
import type { DealProgram } from '../../domain/programs/deal-registration.schema.ts';
import { absent, type Items, type Key } from './items.ts';
import type { ProgramStore } from './programs.store.ts';
import { sharing } from './together.ts';

const programPartition = (id: string) => `PROGRAM#${id}`;
/** Padded, so that versions sort as numbers do. */
const versionKey = (id: string, version: number) => ({
  pk: programPartition(id),
  sk: `V#${String(version).padStart(6, '0')}`,
});

export function createProgramStore(items: Items): ProgramStore {
  const known = new Map<string, DealProgram>();
  /** A version, once published, never changes: it is read once. */
  const read = async (key: Key): Promise<DealProgram | undefined> => {
    const name = `${key.pk} ${key.sk}`;
    const program = known.get(name) ?? ((await items.get(key))?.program as DealProgram | undefined);
    if (program) known.set(name, program);
    return program;
  };
  return {
    async publish(program, source, publishedAt) {
      const key = versionKey(program.program, program.version);
      const hash = createHash('sha256').update(source).digest('hex');
      const item = { ...key, entity: 'program', program, source, hash, publishedAt };
      if ((await items.transact([items.put(item, absent)])) === 'done') return;
      const published = await items.get(key);
      if (published?.hash === hash) return;
      throw new DomainError(
        'program-version-taken',
        `Version ${program.version} of ${program.program} was published with other content: give the changed program the next version.`,
      );
    },
    current: sharing(async (programId) => {
      const { items: found } = await items.query({
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': programPartition(programId) },
        ProjectionExpression: 'pk, sk',
        ScanIndexForward: false,
        Limit: 1,
      });
      return found[0] && read(found[0]);
    }),
    version: (programId, version) => read(versionKey(programId, version)),
  };
}
