import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bankText } from '../../../../domain/mdf/bank-text.rules.ts';
import { creditTransferFile } from '../../../../domain/mdf/credit-transfer.rules.ts';
import { fractionDigits } from '../../../../domain/money.ts';
import { oneTransfer, transferFiles } from '../../../support/transfers.ts';

const valuesOf = (xml: string, element: string) =>
  [...xml.matchAll(new RegExp(`<${element}(?: [^>]*)?>([^<]*)</${element}>`, 'g'))].map(([, value = '']) =>
    value.replaceAll('&apos;', "'"),
  );

describe('a file for the bank', () => {
  test('says what is paid by whom to whom, what for, and under which id', () => {
    expect(oneTransfer()).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="UTF-8"?>
      <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09">
        <CstmrCdtTrfInitn>
          <GrpHdr>
            <MsgId>PB-7K3M9Q2XBA</MsgId>
            <CreDtTm>2027-03-01T09:00:00Z</CreDtTm>
            <NbOfTxs>1</NbOfTxs>
            <CtrlSum>1250.00</CtrlSum>
            <InitgPty>
              <Nm>Meridian Software GmbH</Nm>
            </InitgPty>
          </GrpHdr>
          <PmtInf>
            <PmtInfId>PB-7K3M9Q2XBA</PmtInfId>
            <PmtMtd>TRF</PmtMtd>
            <BtchBookg>true</BtchBookg>
            <NbOfTxs>1</NbOfTxs>
            <CtrlSum>1250.00</CtrlSum>
            <PmtTpInf>
              <SvcLvl>
                <Cd>SEPA</Cd>
              </SvcLvl>
            </PmtTpInf>
            <ReqdExctnDt>
              <Dt>2027-03-01</Dt>
            </ReqdExctnDt>
            <Dbtr>
              <Nm>Meridian Software GmbH</Nm>
            </Dbtr>
            <DbtrAcct>
              <Id>
                <IBAN>DE89370400440532013000</IBAN>
              </Id>
            </DbtrAcct>
            <DbtrAgt>
              <FinInstnId>
                <BICFI>COBADEFFXXX</BICFI>
              </FinInstnId>
            </DbtrAgt>
            <ChrgBr>SLEV</ChrgBr>
            <CdtTrfTxInf>
              <PmtId>
                <InstrId>PY-7K3M9Q2XBA</InstrId>
                <EndToEndId>PY-7K3M9Q2XBA</EndToEndId>
              </PmtId>
              <Amt>
                <InstdAmt Ccy="EUR">1250.00</InstdAmt>
              </Amt>
              <Cdtr>
                <Nm>Alpine IT GmbH</Nm>
              </Cdtr>
              <CdtrAcct>
                <Id>
                  <IBAN>DE89370400440532013000</IBAN>
                </Id>
              </CdtrAcct>
              <RmtInf>
                <Ustrd>Marketing funds, case C-7K3M9Q2XBA, claim 1</Ustrd>
              </RmtInf>
            </CdtTrfTxInf>
          </PmtInf>
        </CstmrCdtTrfInitn>
      </Document>
      "
    `);
  });

  test('follows the rules of SEPA, or not', () => {
    expect(oneTransfer({ sepa: false })).not.toContain('SEPA');
    expect(oneTransfer({ sepa: false })).toContain('<ChrgBr>SHAR</ChrgBr>');
  });

  test('counts and adds up what is in it, in the digits of the currency', () => {
    fc.assert(
      fc.property(transferFiles, (file) => {
        const xml = creditTransferFile(file);
        const [{ amount }] = file.transfers;
        const digits = fractionDigits(amount.currency);
        const amounts = valuesOf(xml, 'InstdAmt');

        const minor = (text: string) => BigInt(text.replace('.', ''));
        const sum = amounts.reduce((total, text) => total + minor(text), 0n);
        expect(amounts).toHaveLength(file.transfers.length);
        for (const text of amounts) expect(text.split('.')[1]?.length ?? 0).toBe(digits);
        expect(new Set(valuesOf(xml, 'NbOfTxs'))).toEqual(new Set([String(file.transfers.length)]));
        expect(new Set(valuesOf(xml, 'CtrlSum').map(minor))).toEqual(new Set([sum]));
        expect(valuesOf(xml, 'EndToEndId')).toEqual(file.transfers.map(({ id }) => id));
        expect(sum).toBe(file.transfers.reduce((total, one) => total + BigInt(one.amount.amount), 0n));
      }),
      { numRuns: 50 },
    );
  });

  test('holds nothing but the characters that banks take, and is the same every time', () => {
    fc.assert(
      fc.property(transferFiles, (file) => {
        const xml = creditTransferFile(file);

        expect(xml).toMatch(/^[\n -~]*$/);
        for (const text of [...valuesOf(xml, 'Nm'), ...valuesOf(xml, 'Ustrd')])
          expect(text).toMatch(/^(?!\/)[A-Za-z0-9/\-?:().,'+ ]+$/);
        expect(creditTransferFile(structuredClone(file))).toBe(xml);
      }),
      { numRuns: 50 },
    );
  });
});

describe('text for banks', () => {
  test.each([
    ['Müller & Söhne', 'Mueller + Soehne'],
    ['Łódź Żółw', 'Lodz Zolw'],
    ['Ελλάς', 'Ellas'],
    ['5 € *neu*', '5 EUR .neu.'],
    ['//CODE//  x/', 'CODE/ x'],
    ['北京', ''],
    ['', ''],
  ])('writes %s as %s', (typed, written) => {
    expect(bankText(typed, 70)).toBe(written);
  });

  test('is never longer than asked, keeps what banks take, and changes nothing twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 140 }), (typed, longest) => {
        const written = bankText(typed, longest);

        expect(written.length).toBeLessThanOrEqual(longest);
        expect(written).toMatch(/^[A-Za-z0-9/\-?:().,'+ ]*$/);
        expect(bankText(written, longest)).toBe(written);
      }),
    );
  });
});
