import type { ActionName } from '../../domain/programs/registry.ts';
import type { Action } from './action.ts';
import { createPartner } from './create-partner.action.ts';
import { invitePerson } from './invite-person.action.ts';
import { publishNote } from './publish-note.action.ts';
import { removeAccess } from './remove-access.action.ts';
import { restoreAccess } from './restore-access.action.ts';
import { setTier } from './set-tier.action.ts';
import { suspendPartner } from './suspend-partner.action.ts';

/** Every action by its name in domain/programs/registry.ts. To add one: its entry there, its file, its line here. */
export const actionImplementations: { readonly [Name in ActionName]: Action<Name> } = {
  'create-partner': createPartner,
  'invite-person': invitePerson,
  'publish-note': publishNote,
  'remove-access': removeAccess,
  'restore-access': restoreAccess,
  'set-tier': setTier,
  'suspend-partner': suspendPartner,
};
