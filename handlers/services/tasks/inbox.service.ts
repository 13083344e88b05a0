import { isDealId } from '../../../domain/ids.ts';
import { withIbansMasked } from '../../../domain/partners/iban.rules.ts';
import type { ServiceContext } from '../context.ts';
import type { DealsService } from '../deals.services.ts';
import { oneByOne } from '../one-by-one.ts';
import { refuseUnlessAllowed } from '../permissions.ts';
import type { InboxService } from '../tasks.services.ts';

/** Deals and other cases take answers alike. */
interface Answering {
  completeTask(...asked: Parameters<DealsService['completeTask']>): Promise<unknown>;
}

/** A person's open tasks, and one answer to several of them. */
export function createInboxService(
  { stores }: ServiceContext,
  { deals, cases }: { deals: Answering; cases: Answering },
): InboxService {
  return {
    async list(caller, page) {
      refuseUnlessAllowed(caller, 'read-inbox');
      const { items, ...rest } = await stores.cases.listInbox(caller.person.id, page);
      return { items: withIbansMasked(items), ...rest };
    },
    async completeMany(caller, tasks, answer, options = {}) {
      refuseUnlessAllowed(caller, 'complete-task');
      return oneByOne(stores.audit, tasks, ({ caseId, taskId }) =>
        (isDealId(caseId) ? deals : cases).completeTask(caller, caseId, taskId, answer, options),
      );
    },
  };
}
