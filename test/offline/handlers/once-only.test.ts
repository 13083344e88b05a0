import { WorkflowUpdateRPCTimeoutOrCancelledError } from '@temporalio/client';
import { expect, test } from 'vitest';
import type { CaseView } from '../../../domain/cases/case.schema.ts';
import { DomainError } from '../../../domain/errors.ts';
import type { ServiceContext } from '../../../handlers/services/context.ts';
import { onceOnly } from '../../../handlers/services/temporal.ts';

const closed = new DomainError('task-closed', 'It is done.');
const late = async (): Promise<CaseView> => {
  throw closed;
};

/** An act that comes too late, where the update of the same key came to `result`. */
function repeat(result: () => Promise<unknown>) {
  const temporal = {
    withDeadline: (_: number, call: () => Promise<unknown>) => call(),
    workflow: { getHandle: () => ({ getUpdateHandle: () => ({ result }) }) },
  };
  return onceOnly(
    { temporal: async () => temporal } as unknown as ServiceContext,
    { workflowId: 'W1', onceKey: 'K1' },
    late,
  );
}

test('an act that the same request did before is answered as it was then', async () => {
  await expect(repeat(async () => ({ id: 'PX-1' }))).resolves.toEqual({ id: 'PX-1' });
});

test('an act that somebody else did before is refused', async () => {
  const nothing = async () => Promise.reject(Object.assign(new Error('5 NOT_FOUND'), { code: 5 }));

  await expect(repeat(nothing)).rejects.toBe(closed);
});

test('nobody is told that they came too late while it is not known who came first', async () => {
  const silent = async () => Promise.reject(new WorkflowUpdateRPCTimeoutOrCancelledError('deadline'));

  await expect(repeat(silent)).rejects.toMatchObject({ code: 'busy-elsewhere' });
});
