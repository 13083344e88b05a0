import Builder from 'fast-xml-builder';
import type { Money } from '../money.schema.ts';
import { amountText } from '../money.ts';
import { bankText } from './bank-text.rules.ts';
import type { Payer } from './payer.schema.ts';

/** One transfer of a file for the bank. */
export interface Transfer {
  /** The payment's id: the partner and the vendor find it on their statements. */
  readonly id: string;
  readonly amount: Money;
  readonly to: { readonly holder: string; readonly iban: string; readonly bic?: string | undefined };
  /** What it is for, as the partner reads it on the statement. */
  readonly about: string;
}

export interface TransferFile {
  /** The batch's id. */
  readonly id: string;
  readonly createdAt: string;
  readonly from: Payer;
  /** Of one currency; euros under the rules of SEPA, or not: a bank takes them apart. */
  readonly transfers: readonly [Transfer, ...Transfer[]];
  readonly sepa: boolean;
}

/** How long a text can be there: EPC132-08 gives less than the schema. */
const longest = { name: 70, about: 140 } as const;

const namespace = 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.09';

/**
 * A customer credit transfer initiation, ISO 20022 pain.001.001.09, as the SEPA credit transfer's implementation
 * guidelines for customers (EPC132-08) use it: what banks in Europe take. The same content is the same bytes.
 */
export function creditTransferFile(file: TransferFile): string {
  const builder = new Builder({ ignoreAttributes: false, attributeNamePrefix: '@', format: true });
  return builder.build({
    '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
    Document: { '@xmlns': namespace, CstmrCdtTrfInitn: { GrpHdr: header(file), PmtInf: instruction(file) } },
  });
}

function header({ id, createdAt, from, transfers }: TransferFile) {
  return {
    MsgId: id,
    // Without the fraction of the second, which some banks refuse.
    CreDtTm: `${createdAt.slice(0, 19)}Z`,
    ...totals(transfers),
    InitgPty: { Nm: bankText(from.name, longest.name) },
  };
}

function instruction({ id, createdAt, from, transfers, sepa }: TransferFile) {
  return {
    PmtInfId: id,
    PmtMtd: 'TRF',
    BtchBookg: 'true',
    ...totals(transfers),
    ...(sepa ? { PmtTpInf: { SvcLvl: { Cd: 'SEPA' } } } : {}),
    ReqdExctnDt: { Dt: createdAt.slice(0, 10) },
    Dbtr: { Nm: bankText(from.name, longest.name) },
    DbtrAcct: account(from.iban),
    DbtrAgt: bank(from.bic),
    // Each side pays its own bank's charges: the only way in SEPA, and the usual one elsewhere.
    ChrgBr: sepa ? 'SLEV' : 'SHAR',
    CdtTrfTxInf: transfers.map(transaction),
  };
}

function transaction({ id, amount, to, about }: Transfer) {
  return {
    PmtId: { InstrId: id, EndToEndId: id },
    Amt: { InstdAmt: { '@Ccy': amount.currency, '#text': amountText(amount) } },
    ...(to.bic ? { CdtrAgt: bank(to.bic) } : {}),
    Cdtr: { Nm: bankText(to.holder, longest.name) },
    CdtrAcct: account(to.iban),
    RmtInf: { Ustrd: bankText(about, longest.about) },
  };
}

const account = (iban: string) => ({ Id: { IBAN: iban } });
const bank = (bic: string) => ({ FinInstnId: { BICFI: bic } });

function totals(transfers: TransferFile['transfers']) {
  const [{ amount: first }] = transfers;
  const sum = transfers.reduce((total, { amount }) => total + amount.amount, 0);
  return { NbOfTxs: transfers.length, CtrlSum: amountText({ ...first, amount: sum }) };
}
