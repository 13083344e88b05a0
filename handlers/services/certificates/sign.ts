import { hkdfSync } from 'node:crypto';
import {
  CompactEncrypt,
  CompactSign,
  calculateJwkThumbprint,
  compactDecrypt,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
} from 'jose';
import type { CertificateKey } from '../../../activities/store/certificates.store.ts';
import type { Certificate } from '../../../domain/certification/certificate.schema.ts';
import { certificateUrls, credentialOf } from '../../../domain/certification/credential.rules.ts';
import type { ServiceContext } from '../context.ts';
import { issuerOf } from './issuer.ts';

/** Open Badges 3.0, section 8.2.2: what every verifier has. */
const algorithm = 'RS256';

/** A certificate as a credential: the same bytes each time, until the signing keys are rotated. */
export async function signCredential(context: ServiceContext, certificate: Certificate): Promise<string> {
  const key = await currentKey(context);
  const kid = certificateUrls(context.publicUrl).key(key.kid);
  const payload = JSON.stringify(credentialOf(certificate, issuerOf(context)));
  return new CompactSign(new TextEncoder().encode(payload))
    .setProtectedHeader({ alg: algorithm, kid, typ: 'JWT' })
    .sign(await importJWK(await opened(context, key), algorithm));
}

/** The public keys of all that was ever signed, oldest first. */
export async function publishedKeys({ stores }: Pick<ServiceContext, 'stores'>) {
  return (await stores.certificates.keys()).map(({ publicJwk }) => publicJwk);
}

/** The key that the newest signing key of links has sealed; made when it is first needed. */
async function currentKey(context: ServiceContext): Promise<CertificateKey> {
  const { stores, now } = context;
  const sealedBy = derived(context, 'name', 8).toString('hex');
  const known = (await stores.certificates.keys()).find((key) => key.sealedBy === sealedBy);
  if (known) return known;
  const pair = await generateKeyPair(algorithm, { modulusLength: 2048, extractable: true });
  const publicJwk = await exportJWK(pair.publicKey);
  const kid = await calculateJwkThumbprint(publicJwk);
  const text = new TextEncoder().encode(JSON.stringify(await exportJWK(pair.privateKey)));
  const sealed = await new CompactEncrypt(text)
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .encrypt(derived(context, 'key', 32));
  const published = { ...publicJwk, kid, alg: algorithm, use: 'sig' };
  return stores.certificates.keepKey({
    ...{ kid, publicJwk: published, sealed, sealedBy, createdAt: now().toISOString() },
  });
}

async function opened(context: ServiceContext, { sealed }: CertificateKey): Promise<JWK> {
  const { plaintext } = await compactDecrypt(sealed, derived(context, 'key', 32));
  return JSON.parse(new TextDecoder().decode(plaintext)) as JWK;
}

/** Bytes of the newest signing key of links that are good for this alone (RFC 5869). */
function derived(
  { linkKeys }: Pick<ServiceContext, 'linkKeys'>,
  use: 'key' | 'name',
  length: number,
): Buffer {
  const [newest] = linkKeys;
  if (!newest) throw new Error('Signing a certificate needs at least one key.');
  return Buffer.from(hkdfSync('sha256', newest.secret, '', `throughline certificates: ${use}`, length));
}
