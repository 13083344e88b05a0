import type { Award } from '../../../../domain/certification/certificate.schema.ts';
import { people } from './people.ts';

/** A certificate of northwind's seller. */
export const knownCertificate: Award = {
  ...{ number: 'CT-7K3M9Q2XBA', certificate: 'engineer', title: 'Engineer', criteria: '', term: {} },
  holder: { personId: people.seller.id, name: people.seller.name },
  ...{ partnerId: 'northwind', caseId: 'C-7K3M9Q2XBA', awardedAt: '2027-01-31T10:00:00.000Z' },
};
