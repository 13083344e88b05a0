import { formatDate, formatPeriod } from '../calendar/date-words.rules.ts';
import { normaliseName } from '../customers/name.rules.ts';
import { similarity } from '../customers/similarity.rules.ts';
import type { Money } from '../money.schema.ts';
import { asMoney, formatMoney, shareOf } from '../money.ts';
import { isRecord } from '../records.ts';
import type { Activity } from './activity.ts';
import type { Finding } from './findings.ts';
import { fileMark, invoiceMarks } from './invoice.rules.ts';
import { type Line, rowsInWords, sumOf } from './lines.rules.ts';
import { mostWithin } from './rates.rules.ts';

/** A claim as its check reads it. */
export interface Claim {
  readonly lines: readonly Line[];
  readonly total: Money;
  /** How much of the total is paid, in percent. */
  readonly share: number;
  /** The approved days, both included. */
  readonly from: string;
  readonly to: string;
}

/** Something that can be claimed once: what people call it, and the names under which it is marked. */
export interface Claimed {
  readonly what: string;
  /** The same, where it is spoken of again. */
  readonly short: string;
  readonly marks: readonly string[];
}

/** The invoices and files of a claim. A line without number or issuer cannot be compared. */
export function claimedIn(lines: readonly Line[], files: readonly unknown[]): readonly Claimed[] {
  const invoices = lines.flatMap(({ row, invoice, issuer }): Claimed[] => {
    if (!invoice || !issuer) return [];
    const what = `Row ${row}: invoice ${invoice} of ${issuer}`;
    return [{ what, short: `row ${row}`, marks: invoiceMarks({ invoice, issuer }) }];
  });
  return [...invoices, ...files.flatMap(claimedFile)];
}

function claimedFile(given: unknown): Claimed[] {
  const { name, sha256 } = isRecord(given) ? given : {};
  if (typeof sha256 !== 'string' || sha256 === '') return [];
  return [{ what: `The file ${name}`, short: `the file ${name}`, marks: [fileMark(sha256)] }];
}

/** What can be said of a claim by itself and beside the money of its case. */
export function findingsOf(
  claim: Claim,
  {
    claimed,
    partner,
    activity,
  }: {
    readonly claimed: readonly Claimed[];
    readonly partner: { readonly name: string; readonly country: string };
    readonly activity: Activity | undefined;
  },
): readonly Finding[] {
  return [
    ...twiceIn(claimed),
    ...claim.lines.flatMap((line) => [...ofThePartner(line, partner), ...outsideDays(line, claim)]),
    ...notCompared(claim.lines),
    ...againstTotal(claim),
    ...aboveApproved(claim, activity),
  ];
}

const wrong = (words: string): Finding => ({ words, wrong: true });

function twiceIn(claimed: readonly Claimed[]): Finding[] {
  return claimed.flatMap(({ what, marks }, index) => {
    const first = claimed.slice(0, index).find((other) => other.marks.some((mark) => marks.includes(mark)));
    return first ? [wrong(`${what} is the same as ${first.short}.`)] : [];
  });
}

/** From this likeness on an issuer is the partner itself. */
const alikeFrom = 0.9;

function ofThePartner(
  { row, issuer }: Line,
  { name, country }: { readonly name: string; readonly country: string },
): Finding[] {
  if (!issuer) return [];
  const comparable = (text: string) => ({ normalisedName: normaliseName(text, country), country });
  const { score } = similarity(comparable(issuer), comparable(name));
  if (score < alikeFrom) return [];
  const how = score === 1 ? 'the partner itself' : `${Math.round(score * 100)} % like the partner's own name`;
  return [wrong(`Row ${row}: the issuer ${issuer} is ${how}.`)];
}

function outsideDays({ row, date }: Line, { from, to }: Claim): Finding[] {
  if (!date || (from <= date && date <= to)) return [];
  return [
    {
      words: `Row ${row}: the invoice is of ${formatDate(date)}, and approved is ${formatPeriod(from, to)}.`,
    },
  ];
}

function notCompared(lines: readonly Line[]): Finding[] {
  const rows = lines.filter(({ invoice, issuer }) => !invoice || !issuer).map(({ row }) => row);
  if (rows.length === 0) return [];
  return [
    { words: `Without a number and an issuer ${rowsInWords(rows)} could not be compared with other claims.` },
  ];
}

function againstTotal({ lines, total }: Claim): Finding[] {
  const { sum, others } = sumOf(lines, total.currency);
  if (others.length > 0)
    return [wrong(`The lines do not add up: ${rowsInWords(others)} without an amount in ${total.currency}.`)];
  if (sum.amount === total.amount) return [];
  return [wrong(`The lines add up to ${formatMoney(sum)}, and ${formatMoney(total)} is claimed.`)];
}

function aboveApproved({ total, share }: Claim, activity: Activity | undefined): Finding[] {
  if (!activity) return [wrong('No money is reserved for this case.')];
  const { pinned, currency: fundCurrency, reserved } = activity;
  if (total.currency !== pinned.currency)
    return [wrong(`The claim is in ${total.currency}, and the request was in ${pinned.currency}.`)];
  const wanted = asMoney(shareOf(total, share));
  const left = mostWithin(reserved, { fundCurrency, ...pinned });
  if (wanted.amount <= left.amount) return [];
  return [
    wrong(
      `${formatMoney(wanted)} would be paid for it, and ${formatMoney(left)} is left of what was approved.`,
    ),
  ];
}
