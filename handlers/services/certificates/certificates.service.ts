import type { CertificatesService } from '../certificates.services.ts';
import type { ServiceContext } from '../context.ts';
import { issuerOf } from './issuer.ts';

/** Certificates. What does the work is loaded when it is first asked for. */
export function createCertificatesService(context: ServiceContext): CertificatesService {
  const reading = () => import('./read.ts');
  const reporting = () => import('./report.ts');
  const signing = () => import('./sign.ts');
  const shown: CertificatesService['shown'] = async (number) =>
    (await reading()).shownCertificate(context, number);
  return {
    shown,
    async pdf(number) {
      const found = await shown(number);
      return found && (await import('./pdf.ts')).certificatePdf(context, found.certificate);
    },
    async credential(number) {
      const found = await shown(number);
      return found && (await signing()).signCredential(context, found.certificate);
    },
    async revocationList(number) {
      const found = await shown(number);
      if (!found) return undefined;
      const { revocationListOf } = await import('../../../domain/certification/credential.rules.ts');
      return revocationListOf(found.certificate, context);
    },
    issuer: async () =>
      (await import('../../../domain/certification/credential.rules.ts')).issuerProfile(issuerOf(context)),
    keys: async () => (await signing()).publishedKeys(context),
    list: async (...asked) => (await reading()).listCertificates(context)(...asked),
    get: async (...asked) => (await reading()).getCertificate(context)(...asked),
    act: async (...asked) => (await import('./act.ts')).actOnCertificate(context)(...asked),
    team: async (...asked) => (await import('./team.ts')).readTeam(context)(...asked),
    report: async (...asked) => (await reporting()).readReport(context)(...asked),
    behind: async (...asked) => (await reporting()).behindReport(context)(...asked),
  };
}
