import type { Standing } from '../../domain/certification/certificate.rules.ts';
import type { IconName } from '../components/icon.tsx';
import type { Tone } from '../components/stage-chip.tsx';

/** The vendor's page of a certificate. */
export const certificatePath = (number: string) => `/console/certificates/${encodeURIComponent(number)}`;
/** The page for anybody who has the number. */
export const openCertificatePath = (number: string) => `/certificates/${encodeURIComponent(number)}`;

interface Look {
  readonly word: string;
  readonly tone: Tone;
  readonly icon: IconName;
}
export const standingLooks: Readonly<Record<Standing, Look>> = {
  valid: { word: 'Valid', tone: 'good', icon: 'check' },
  expired: { word: 'Expired', tone: 'attention', icon: 'alert' },
  revoked: { word: 'Revoked', tone: 'bad', icon: 'cross' },
};
