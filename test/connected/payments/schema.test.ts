import fc from 'fast-check';
import { expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { creditTransferFile } from '../../../domain/mdf/credit-transfer.rules.ts';
import { schemaOf } from '../../support/payment-schema.ts';
import { oneTransfer, transferFiles } from '../../support/transfers.ts';

/** What libxml2 finds wrong with these files by the published schema. */
async function faultsOf(files: readonly string[]) {
  const { errors } = await validateXML({
    xml: files.map((contents, index) => ({ fileName: `${index}.xml`, contents })),
    schema: await schemaOf('pain.001.001.09'),
    // The usual 16 MB are not enough for as many.
    maxMemoryPages: 4096,
  });
  return errors.map(({ rawMessage }) => rawMessage);
}

test('files for the bank are as the schema of ISO 20022 says, whatever names people have', async () => {
  const files = fc.sample(transferFiles, 100).map(creditTransferFile);

  expect(await faultsOf(files)).toEqual([]);
});

test('the schema would find a fault', async () => {
  const file = oneTransfer().replace('<ChrgBr>SLEV</ChrgBr>', '<ChrgBr>OURS</ChrgBr>');

  expect(await faultsOf([file])).toEqual([expect.stringContaining("'OURS'")]);
});
