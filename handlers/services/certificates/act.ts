import { reconsiderHolder } from '../../../activities/standing/reconsider-holder.ts';
import type { CertificatesService } from '../certificates.services.ts';
import type { ServiceContext } from '../context.ts';
import { parse } from '../parse.ts';
import { refuseUnlessAllowed } from '../permissions.ts';
import { ask } from '../temporal.ts';
import { certificateFor } from './read.ts';
import { reasonSchema } from './schemas.ts';

/** Revokes a certificate, or takes that back. */
export function actOnCertificate(context: ServiceContext): CertificatesService['act'] {
  return async (caller, number, act, input) => {
    await certificateFor(context, caller, number);
    refuseUnlessAllowed(caller, 'revoke-certificates');
    const { reason } = parse(reasonSchema, input);
    const changed = await context.stores.certificates.change(number, {
      what: act === 'revoke' ? 'revoked' : 'reinstated',
      ...{ at: context.now().toISOString(), reason, byPersonId: caller.person.id },
    });
    if (changed)
      await ask(context, (client) => reconsiderHolder({ stores: context.stores, client }, changed));
    return certificateFor(context, caller, number);
  };
}
