import type { ActionName } from '../../domain/programs/registry.ts';
import { acceptClaim } from './accept-claim.action.ts';
import type { Action } from './action.ts';
import { awardCertificate } from './award-certificate.action.ts';
import { changeReservation } from './change-reservation.action.ts';
import { confirmPayment } from './confirm-payment.action.ts';
import { createPartner } from './create-partner.action.ts';
import { invitePerson } from './invite-person.action.ts';
import { publishNote } from './publish-note.action.ts';
import { releaseFunds } from './release-funds.action.ts';
import { removeAccess } from './remove-access.action.ts';
import { reportResult } from './report-result.action.ts';
import { reserveFunds } from './reserve-funds.action.ts';
import { restoreAccess } from './restore-access.action.ts';
import { revokeCertificate } from './revoke-certificate.action.ts';
import { setBankDetails } from './set-bank-details.action.ts';
import { setTier } from './set-tier.action.ts';
import { suspendPartner } from './suspend-partner.action.ts';

/** Every action by its name in domain/programs/registry.ts. To add one: its entry there, its file, its line here. */
export const actionImplementations: { readonly [Name in ActionName]: Action<Name> } = {
  'accept-claim': acceptClaim,
  'award-certificate': awardCertificate,
  'change-reservation': changeReservation,
  'confirm-payment': confirmPayment,
  'create-partner': createPartner,
  'invite-person': invitePerson,
  'publish-note': publishNote,
  'release-funds': releaseFunds,
  'remove-access': removeAccess,
  'report-result': reportResult,
  'reserve-funds': reserveFunds,
  'restore-access': restoreAccess,
  'revoke-certificate': revokeCertificate,
  'set-bank-details': setBankDetails,
  'set-tier': setTier,
  'suspend-partner': suspendPartner,
};
