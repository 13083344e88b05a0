import { Hono } from 'hono';
import { limitBody, type PageDeps, pageKinds } from './page.tsx';

/** Loaded when somebody asks for a certificate: a cold start does without. */
const open = () => import('./certificates/open-certificates.tsx');
const console = () => import('./certificates/console-certificates.tsx');

/** Certificates: for whoever has a number of one, for partners under /certificates, for the vendor under /console. */
export function certificateRoutes(deps: PageDeps): Hono {
  const routes = new Hono();
  const pages = pageKinds(deps);
  routes.onError(pages.failed);
  const anybody = (path: string, answer: Parameters<typeof pages.open>[0]) =>
    routes.get(path, pages.open(answer));
  const { signedIn } = pages;
  anybody('/certificates/issuer', async (visit) => (await open()).sendIssuer(visit));
  anybody('/certificates/keys.json', async (visit) => (await open()).sendKeys(visit));
  anybody('/certificates/keys/:kid', async (visit) => (await open()).sendKey(visit));
  anybody('/certificates/:number', async (visit) => (await open()).showCertificate(visit));
  anybody('/certificates/:number/certificate.pdf', async (visit) => (await open()).sendPdf(visit));
  anybody('/certificates/:number/credential.jwt', async (visit) => (await open()).sendCredential(visit));
  anybody('/certificates/:number/status.json', async (visit) => (await open()).sendStatus(visit));
  routes.get(
    '/certificates',
    signedIn(async (visit) => (await console()).ownCertificates(visit)),
  );
  routes.get(
    '/certificates.csv',
    signedIn(async (visit) => (await console()).certificatesTable(visit)),
  );
  routes.get(
    '/console/certificates',
    signedIn(async (visit) => (await console()).allCertificates(visit)),
  );
  routes.get(
    '/console/certificates/:number',
    signedIn(async (visit) => (await console()).oneCertificate(visit)),
  );
  routes.post(
    '/console/certificates/:number/:act',
    limitBody,
    signedIn(async (visit) => (await console()).actOnCertificate(visit)),
  );
  return routes;
}
