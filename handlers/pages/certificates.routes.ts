import { Hono } from 'hono';
import { limitBody, type PageDeps, pageKinds } from './page.tsx';

/** Loaded when somebody asks for a certificate: a cold start does without. */
const open = () => import('./certificates/open-certificates.tsx');
const console = () => import('./certificates/console-certificates.tsx');
const team = () => import('./certificates/team.tsx');
const report = () => import('./certificates/report.tsx');

/** Certificates: for whoever has a number of one, for partners under /certificates, for the vendor under /console. */
export function certificateRoutes(deps: PageDeps): Hono {
  const routes = new Hono();
  const pages = pageKinds(deps);
  routes.onError(pages.failed);
  const anybody = (path: string, answer: Parameters<typeof pages.open>[0]) =>
    routes.get(path, pages.open(answer));
  const { signedIn } = pages;
  const own = (path: string, answer: Parameters<typeof signedIn>[0]) => routes.get(path, signedIn(answer));
  // Before the page of a certificate, whose number could be read in this.
  own('/certificates/team', async (visit) => (await team()).showTeam(visit));
  own('/certificates/team.csv', async (visit) => (await team()).teamTable(visit));
  own('/console/certificates/report', async (visit) => (await report()).showReport(visit));
  own('/console/certificates/report/people', async (visit) => (await report()).showBehind(visit));
  own('/console/certificates/report/people.csv', async (visit) => (await report()).behindTable(visit));
  anybody('/certificates/issuer', async (visit) => (await open()).sendIssuer(visit));
  anybody('/certificates/keys.json', async (visit) => (await open()).sendKeys(visit));
  anybody('/certificates/keys/:kid', async (visit) => (await open()).sendKey(visit));
  anybody('/certificates/:number', async (visit) => (await open()).showCertificate(visit));
  anybody('/certificates/:number/certificate.pdf', async (visit) => (await open()).sendPdf(visit));
  anybody('/certificates/:number/credential.jwt', async (visit) => (await open()).sendCredential(visit));
  anybody('/certificates/:number/status.json', async (visit) => (await open()).sendStatus(visit));
  own('/certificates', async (visit) => (await console()).ownCertificates(visit));
  own('/certificates.csv', async (visit) => (await console()).certificatesTable(visit));
  own('/console/certificates', async (visit) => (await console()).allCertificates(visit));
  own('/console/certificates/:number', async (visit) => (await console()).oneCertificate(visit));
  routes.post(
    '/console/certificates/:number/:act',
    limitBody,
    signedIn(async (visit) => (await console()).actOnCertificate(visit)),
  );
  return routes;
}
