import { DomainError } from '../../../domain/errors.ts';
import { CertificatePage, NoCertificatePage } from '../../../portal/pages/certificates/certificate.page.tsx';
import { frameOf, show, type Visit } from '../page.tsx';

const numberOf = ({ c }: Visit) => (c.req.param('number') ?? '').toUpperCase();

/** What a certificate is, and whether it is good now: for anybody who has its number. */
export async function showCertificate(visit: Visit): Promise<Response> {
  const { c, services } = visit;
  const frame = frameOf(visit.frame, undefined);
  const found = await services.certificates.shown(numberOf(visit));
  if (!found) return show(c, <NoCertificatePage frame={frame} />, 404);
  return show(c, <CertificatePage frame={frame} {...found} />);
}

/** What other sites' pages and programs may read: they check credentials with it. */
const forAll = { 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' };
const json = ({ c }: Visit, body: object) => c.json(body, 200, forAll);

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new DomainError('not-found', 'There is no such certificate.');
  return value;
}

export async function sendPdf(visit: Visit): Promise<Response> {
  const { name, type, bytes } = found(await visit.services.certificates.pdf(numberOf(visit)));
  const headers = { 'Content-Type': type, 'Content-Disposition': `inline; filename="${name}"` };
  return visit.c.body(bytes, 200, headers);
}

export async function sendCredential(visit: Visit): Promise<Response> {
  const credential = found(await visit.services.certificates.credential(numberOf(visit)));
  return visit.c.text(credential, 200, forAll);
}

export async function sendStatus(visit: Visit): Promise<Response> {
  return json(visit, found(await visit.services.certificates.revocationList(numberOf(visit))));
}

export async function sendIssuer(visit: Visit): Promise<Response> {
  return json(visit, await visit.services.certificates.issuer());
}

export async function sendKeys(visit: Visit): Promise<Response> {
  return json(visit, { keys: await visit.services.certificates.keys() });
}

/** One public key: what the `kid` of a credential leads to. */
export async function sendKey(visit: Visit): Promise<Response> {
  const keys = await visit.services.certificates.keys();
  return json(visit, found(keys.find(({ kid }) => kid === visit.c.req.param('kid'))));
}
