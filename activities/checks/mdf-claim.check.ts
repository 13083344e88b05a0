import { type Claimed, claimedIn, findingsOf } from '../../domain/mdf/claim.rules.ts';
import { type Finding, verdictOf } from '../../domain/mdf/findings.ts';
import { linesOf } from '../../domain/mdf/lines.rules.ts';
import { formatMoney } from '../../domain/money.ts';
import { counted } from '../../domain/wording.rules.ts';
import type { ClaimMark } from '../store/claim-marks.store.ts';
import type { Check, CheckDeps } from './check.ts';

/**
 * Was an invoice or a file claimed before, anywhere? Are the invoices of others, of the approved days, and do they add
 * up? It marks what is claimed before it looks, so that of two that claim the same at once at least one finds the other.
 * Where it was claimed before is a case id, and for the vendor's eyes.
 */
export const mdfClaim: Check<'mdf-claim'> = async (deps, values, { caseId, partner }) => {
  const { total, share = 100, from, to, files } = values;
  const lines = linesOf(values.lines);
  const claimed = claimedIn(lines, files);
  const activity = await deps.stores.funds.activity(caseId);
  const claim = (activity?.claims ?? 0) + 1;
  const findings = [
    ...(await claimedBefore(deps, claimed, { caseId, partnerId: partner.id, claim })),
    ...findingsOf({ lines, total, share, from, to }, { claimed, partner, activity }),
  ];
  const rows = `${counted(lines.length, 'line')} over ${formatMoney(total)}`;
  return verdictOf(findings, `Looked at ${rows} and ${counted(files.length, 'file')}.`);
};

const marksAtOnce = 200;

async function claimedBefore(
  { stores, now }: CheckDeps,
  claimed: readonly Claimed[],
  of: Omit<ClaimMark, 'at'>,
): Promise<Finding[]> {
  const names = [...new Set(claimed.flatMap(({ marks }) => marks))];
  const mark = { ...of, at: now().toISOString() };
  const found: Record<string, readonly ClaimMark[]> = {};
  for (let at = 0; at < names.length; at += marksAtOnce)
    Object.assign(found, await stores.claimMarks.mark(names.slice(at, at + marksAtOnce), mark));
  return claimed.flatMap(({ what, marks }) => {
    const others = marks.flatMap((name) => found[name] ?? []);
    const places = new Set(others.map((other) => `claim ${other.claim} of ${other.caseId}`));
    const words = `${what} was claimed before, in ${[...places].join(', ')}.`;
    return places.size === 0 ? [] : [{ words, wrong: true }];
  });
}
