import { dealWorkflowId } from '../ids.ts';
import type { Partner } from '../partners/partner.schema.ts';
import type { Person } from '../people/person.schema.ts';

/**
 * The partner that deals are registered for only to see whether the product works. It is closed: its people are the two
 * below and nobody is moved to it, it stands in no list, nobody else registers for it or transfers a deal to it, and no other
 * system is told of it.
 */
export const syntheticPartnerId = 'synthetic';
export const isSynthetic = (partnerId: string): boolean => partnerId === syntheticPartnerId;

/** Whether a workflow, or the key of one of its e-mails, is of a synthetic deal. */
export const isOfSyntheticDeal = (workflowId: string): boolean =>
  workflowId.startsWith(dealWorkflowId(syntheticPartnerId, ''));

export const syntheticPartner: Partner = {
  id: syntheticPartnerId,
  name: 'Synthetic partner',
  tier: 'synthetic',
  country: 'DE',
  domains: [],
};

/** Held by nobody but the synthetic approver: no colleague is asked to decide on a synthetic deal. */
export const syntheticRole = 'synthetic-approver';

/** Addresses of SES's mailbox simulator, which takes every e-mail and counts none as bounced. No one signs in with them. */
const nobody = { timeZone: 'UTC', active: true, account: false };
export const syntheticSeller: Person = {
  ...nobody,
  id: 'P-SYNTHET1CS',
  name: 'Synthetic seller',
  email: 'success+seller@simulator.amazonses.com',
  partnerId: syntheticPartnerId,
  roles: ['seller'],
};
export const syntheticApprover: Person = {
  ...nobody,
  id: 'P-SYNTHET1CA',
  name: 'Synthetic approver',
  email: 'success+approver@simulator.amazonses.com',
  roles: [syntheticRole],
};

/** Who acts in the audit where a rule of a synthetic deal does. */
export const syntheticRule = 'rule:syntheticDeal';

/** Whether an act on record was done by a synthetic deal. */
export const isSyntheticActor = (who: string): boolean =>
  [syntheticSeller.id, syntheticApprover.id, syntheticRule].includes(who);
