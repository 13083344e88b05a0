import type { AuditRecord } from '../../../../domain/audit/audit-record.ts';
import type { AuditService } from '../../../../handlers/services/audit.services.ts';
import { invalid } from '../../../../handlers/services/parse.ts';
import { after, dana, now } from './sample.ts';

const record = (seq: number, changes: Partial<AuditRecord>): AuditRecord => ({
  ...{ id: `act-${seq}`, at: now, day: now.slice(0, 10), shard: 3, seq, prev: 'before', outcome: 'done' },
  ...{
    who: dana.id,
    via: 'portal',
    from: 'POST /people/:id/away',
    verb: 'people/away',
    on: ['P-0NA0000001'],
  },
  ...{ change: { of: 'items', sha256: 'a'.repeat(64) } },
  ...changes,
});

const looked = { at: after(-1), days: 30, records: 12_345, anchors: 700, signatures: true, breaks: [] };
const broken = {
  ...{ chain: '2026-11-29/07', seq: 12, what: 'changed' as const },
  ...{ expected: 'the hash 1f3a', found: '9c2b' },
};

/** An audit with a few records; its last look through all days found one changed. */
export function fakeAudit(): AuditService {
  return {
    async list(_caller, filter) {
      if (filter.day === 'nonsense')
        throw invalid([{ field: 'day', message: 'Write the day as 2026-11-30' }]);
      const items = [
        record(1, {}),
        record(2, { via: 'api', key: 'K-0PS0000001', verb: 'completeTask', on: ['D-7K3M9Q2XBA'] }),
        record(3, {
          who: 'rule:dealRegistration',
          via: 'system',
          verb: 'expired',
          on: [],
          outcome: 'unknown',
        }),
      ];
      return { items, cursor: 'more', readAs: filter };
    },
    standing: async () => ({
      whole: { ...looked, breaks: [broken] },
      daily: looked,
      anchor: { number: 700, at: now, hash: 'b'.repeat(64) },
    }),
  };
}
