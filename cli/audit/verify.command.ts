import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { signer } from '../../activities/store/audit/signing.ts';
import { verifyAudit } from '../../activities/store/audit/verify.ts';
import type { Break } from '../../domain/audit/chain.rules.ts';
import type { Verification } from '../../domain/audit/verification.ts';
import { linkKeysSchema } from '../../domain/links/link-token.schema.ts';
import { counted } from '../../domain/wording.rules.ts';
import { print } from '../print.ts';
import { showProgress } from '../progress.ts';
import { stateFile } from '../state-file.ts';
import { withStores } from '../store-connection.ts';
import { table } from '../table.ts';

/** `throughline audit verify`: whether every record is as it was written, and none is gone. */
export async function verifyCommand(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      from: { type: 'string' },
      noted: { type: 'string' },
      keys: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const { from } = values;
  if (from !== undefined && !/^\d{4}-\d\d-\d\d$/.test(from))
    throw new Error('--from: write the day as 2026-11-30');
  const noted = values.noted === undefined ? undefined : notedOf(values.noted);
  const macsOf = signaturesOf(values.keys);
  const show = showProgress();
  const progress = (day: string, records: number) => show(`${day}: ${counted(records, 'record')}`);
  const found = await withStores(process.env, async ({ audit }) => {
    const verified = await verifyAudit({ audit, now: () => new Date(), macsOf, from, noted, progress });
    if (from === undefined) await audit.putVerification('whole', verified);
    return verified;
  });
  const code = found.breaks.length > 0 ? 1 : 0;
  return print(values.json ? JSON.stringify(found, null, 2) : inWords(found), code);
}

function notedOf(text: string): { number: number; hash: string } {
  const [, number, hash = ''] = /^(\d+):([0-9a-f]{64})$/.exec(text) ?? [];
  if (number === undefined) throw new Error('--noted: write the anchor as this command prints it, 12:1f3a…');
  return { number: Number(number), hash };
}

/** Undefined where there are no keys: signatures are not looked at then, and the answer says so. */
function signaturesOf(file: string | undefined): ((text: string) => readonly string[]) | undefined {
  const { LINK_KEYS } = process.env;
  const localKeys = stateFile(process.env, 'link-keys.json');
  const given = file === undefined ? LINK_KEYS : readFileSync(file, 'utf8');
  const text = given ?? (existsSync(localKeys) ? readFileSync(localKeys, 'utf8') : undefined);
  if (text === undefined) return undefined;
  const keys = linkKeysSchema.safeParse(JSON.parse(text));
  if (!keys.success) throw new Error('The signing keys are not written as LINK_KEYS is');
  return signer(keys.data).macsOf;
}

function inWords({ days, records, anchors, signatures, newest, breaks }: Verification): string {
  const lines = [
    `${counted(records, 'record')} of ${counted(days, 'day')} and ${counted(anchors, 'anchor')} read.`,
    ...(signatures ? [] : ['Signatures were not checked: give LINK_KEYS, or --keys <file>.']),
    ...(newest ? [`Newest anchor, to be noted elsewhere: ${newest.number}:${newest.hash}`] : []),
  ];
  if (breaks.length === 0) return [...lines, 'Every record is as it was written.'].join('\n');
  const broken = `${counted(breaks.length, 'chain')} broken; the first broken record of each:`;
  const headings = ['chain', 'record', 'what', 'expected', 'found'];
  return [...lines, broken, '', table(headings, breaks.map(rowOf))].join('\n');
}

const rowOf = ({ chain, seq, what, expected, found }: Break) => [chain, String(seq), what, expected, found];
