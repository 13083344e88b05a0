import * as z from 'zod';
import { plainText } from '../../../domain/text.schema.ts';

/** Why a certificate is revoked or reinstated. */
export const reasonSchema = z.strictObject({
  reason: plainText({ max: 500, label: 'reason' }).pipe(
    z.string().min(1, 'Say why: it goes on the record of the certificate'),
  ),
});
