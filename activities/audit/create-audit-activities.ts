import { anchorHash, daysToAnchor, nextAnchor } from '../../domain/audit/anchor.rules.ts';
import type { LinkKeys } from '../../domain/links/link-token.schema.ts';
import { sha256 } from '../store/audit/audit-items.ts';
import { signer } from '../store/audit/signing.ts';
import { verifyAudit } from '../store/audit/verify.ts';
import type { Stores } from '../store/stores.ts';
import type { AuditActivities } from './audit-activities.ts';

export interface AuditDeps {
  readonly stores: Pick<Stores, 'audit'>;
  readonly linkKeys: LinkKeys;
  readonly now?: (() => Date) | undefined;
  /** Told of each anchor: where it is kept out of the table's reach, it shows later that one was taken away. */
  readonly onAnchor?: ((anchor: { readonly number: number; readonly hash: string }) => void) | undefined;
  /** Told of chains that are broken. */
  readonly onBroken?: ((chains: readonly string[]) => void) | undefined;
  /** Says that the work goes on. */
  readonly heartbeat?: (() => void) | undefined;
}

/** The activities of the audit's own workflow. */
export function createAuditActivities(deps: AuditDeps): AuditActivities {
  const { stores, linkKeys, now = () => new Date(), onAnchor, onBroken, heartbeat } = deps;
  const { audit } = stores;
  return {
    async anchorAudit() {
      const before = await audit.lastAnchor();
      const at = now().toISOString();
      const heads = await Promise.all(daysToAnchor(before, at).map((day) => audit.heads(day)));
      const anchor = nextAnchor(before, at, heads.flat());
      if (!anchor) return { closed: [] };
      const text = JSON.stringify(anchor);
      const stored = { number: anchor.number, text, mac: signer(linkKeys).sign(text) };
      // Taken: this was tried before, and its answer was lost. What happened since is for the next.
      if ((await audit.putAnchor(stored)) === 'taken') return { closed: [] };
      onAnchor?.({ number: anchor.number, hash: anchorHash(stored, sha256) });
      return { closed: anchor.closes };
    },
    async verifyAudit({ from }) {
      const { macsOf } = signer(linkKeys);
      const found = await verifyAudit({ audit, now, macsOf, from, progress: heartbeat });
      await audit.putVerification('daily', found);
      if (found.breaks.length > 0) onBroken?.(found.breaks.map(({ chain }) => chain));
      return { broken: found.breaks.length };
    },
  };
}
