import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import { people, portal } from './support/people.ts';
import { changeProcess, priceTask, putInForce } from './support/processes.ts';
import { createSetting, type Setting } from './support/setting.ts';

const source = readFileSync(new URL('../../../programs/bank-details.yaml', import.meta.url), 'utf8');
const account = { holder: 'Northwind', iban: 'de89 3704 0044 0532 0130 00', bic: 'COBADEFFXXX' };

let setting: Setting;
beforeEach(async () => {
  setting = createSetting();
  await putInForce(setting.memory, source);
});
const start = (as: Parameters<typeof portal>[0], values: object = account) =>
  setting.services.cases.start(portal(as), 'bank-details', values, { requestKey: 'new-bank-details' });

describe('bank details', () => {
  test('are given by an owner of the partner, and by nobody else there', async () => {
    await expect(start('seller')).rejects.toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining("a partner's owner"),
    });
    await expect(start('marketer')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(start('owner')).resolves.toMatchObject({ title: 'Bank details of Northwind' });
  });

  test.each([
    ['a wrong digit', { iban: 'DE89370400440532013001' }, 'iban', /no IBAN/],
    ['no IBAN', { iban: '' }, 'iban', /Write the IBAN|write the IBAN/],
    ['a BIC that is none', { bic: 'COBA' }, 'bic', /8 or 11/],
  ])('are refused at the field for %s', async (_what, change, field, message) => {
    await expect(start('owner', { ...account, ...change })).rejects.toMatchObject({
      code: 'invalid-input',
      fields: [{ field: expect.stringContaining(field), message: expect.stringMatching(message) }],
    });
  });

  test('are seen whole by nobody: not by who gave them, not by finance, not with a task', async () => {
    const started = await start('owner');
    const data = { values: { iban: 'DE89370400440532013000' } };
    const vote = {
      outcome: 'send',
      actor: { via: 'portal', personId: people.owner.id },
      at: started.openedAt,
    };
    changeProcess(setting.memory, started.id, {
      tasks: [priceTask({ status: 'done', result: { ...vote, data }, votes: [{ ...vote, data }] } as never)],
    });

    const seen = [
      started,
      await setting.services.cases.get(portal('owner'), started.id),
      await setting.services.cases.get(portal('finance'), started.id),
      await setting.services.programs.migrate(portal('ops'), started.id, 1, 'It is there already'),
    ];

    for (const view of seen) {
      expect(JSON.stringify(view)).not.toContain('532013000');
      expect(JSON.stringify(view)).toContain('DE•• •••• 3000');
    }
    const kept = setting.memory.processes.get(started.id)?.view.facts.data.details;
    expect(kept).toMatchObject({ iban: 'DE89370400440532013000' });
  });
});
