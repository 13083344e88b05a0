import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createAddressStore } from '../../../activities/store/addresses.dynamo.ts';
import { caseTag, tagOf, workflowIdIn } from '../../../domain/mail/mail-event.rules.ts';
import { mailEventSchema } from '../../../domain/mail/mail-event.schema.ts';
import { takeMailEvents } from '../../../handlers/mail-events.ts';
import { bounce, complaint, inQueue, reject } from '../../support/mail-events.ts';
import { memoryItems } from '../../support/memory-items.ts';

const workflowId = 'deal-registration/northwind/D-7K3M9Q2XBA';
const now = '2026-11-30T09:00:00.000Z';

/** The handler over memory, with cases that take every note. */
function world(refusing?: Error) {
  const addresses = createAddressStore(memoryItems());
  const notes: { workflowId: string; text: string; updateId: string }[] = [];
  const failures: string[] = [];
  const workflow = {
    getHandle: (id: string) => ({
      executeUpdate: async (
        _note: unknown,
        { args, updateId }: { args: [{ text: string }]; updateId: string },
      ) => {
        if (refusing) throw refusing;
        notes.push({ workflowId: id, text: args[0].text, updateId });
      },
    }),
  };
  const deps = {
    addresses,
    temporal: async () => ({ workflow }) as never,
    now: () => new Date(now),
    failed: (messageId: string) => void failures.push(messageId),
  };
  return { take: (batch: unknown) => takeMailEvents(deps, batch), addresses, notes, failures };
}

test('an address that bounced for good gets nothing more, and the case says so without naming it', async () => {
  const { take, addresses, notes } = world();

  const answer = await take(inQueue(bounce({ workflowId, to: 'Ana Silva <Ana@Northwind.example>' })));

  expect(answer).toEqual({ batchItemFailures: [] });
  expect(await addresses.silent('ana@northwind.example')).toEqual({ why: 'bounced', since: now });
  expect(notes).toMatchObject([
    { workflowId, text: expect.stringContaining('came back for good (General)') },
  ]);
  expect(notes[0]?.text).not.toMatch(/@|Ana/);
});

test('a full mailbox is told of, and written to again', async () => {
  const { take, addresses, notes } = world();

  await take(
    inQueue(bounce({ workflowId, to: 'ana@northwind.example', type: 'Transient', subType: 'MailboxFull' })),
  );

  expect(await addresses.silent('ana@northwind.example')).toBeUndefined();
  expect(notes[0]?.text).toContain('for now (MailboxFull)');
});

test('whoever complains gets nothing more', async () => {
  const { take, addresses } = world();

  await take(inQueue(complaint({ to: 'ana@northwind.example' })));

  expect(await addresses.silent('ana@northwind.example')).toMatchObject({ why: 'complained' });
});

test('what comes twice is taken once: the first time stands, and the case hears of it under one id', async () => {
  const { take, notes } = world();
  const event = bounce({ workflowId, to: 'ana@northwind.example' });

  await take(inQueue(event));
  await take(inQueue(event));

  expect(new Set(notes.map(({ updateId }) => updateId)).size).toBe(1);
});

test('each message of a batch succeeds or fails by itself', async () => {
  const { take, addresses, failures } = world();

  const answer = await take(
    inQueue('not JSON', { eventType: 'Delivery' }, bounce({ to: 'ana@northwind.example' }), reject()),
  );

  expect(answer.batchItemFailures).toEqual([{ itemIdentifier: 'm-0' }, { itemIdentifier: 'm-1' }]);
  expect(failures).toEqual(['m-0', 'm-1']);
  expect(await addresses.silent('ana@northwind.example')).toBeDefined();
});

test('while Temporal is away the event comes again, and the address is silent already', async () => {
  const { take, addresses } = world(new Error('UNAVAILABLE'));

  const answer = await take(inQueue(bounce({ workflowId, to: 'ana@northwind.example' })));

  expect(answer.batchItemFailures).toEqual([{ itemIdentifier: 'm-0' }]);
  expect(await addresses.silent('ana@northwind.example')).toBeDefined();
});

test('the id of a workflow goes through a tag of SES and comes back the same', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z-]{1,40}\/[a-z0-9-]{1,60}\/[CD]-[0-9A-Z]{10}$/), (id) => {
      const tag = tagOf(id);
      expect(tag).toMatch(/^[A-Za-z0-9_-]{1,256}$/);
      const event = mailEventSchema.parse({
        ...reject(),
        mail: { messageId: 'm', tags: { [caseTag]: [tag] } },
      });
      expect(workflowIdIn(event)).toBe(id);
    }),
  );
});
