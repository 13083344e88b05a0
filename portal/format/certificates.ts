import type { Standing } from '../../domain/certification/certificate.rules.ts';
import type { coverLists } from '../../domain/certification/cover.rules.ts';
import type { TeamState } from '../../domain/certification/team.rules.ts';
import type { IconName } from '../components/icon.tsx';
import type { Tone } from '../components/stage-chip.tsx';

/** The vendor's page of a certificate. */
export const certificatePath = (number: string) => `/console/certificates/${encodeURIComponent(number)}`;
/** The page for anybody who has the number. */
export const openCertificatePath = (number: string) => `/certificates/${encodeURIComponent(number)}`;

export const teamPath = '/certificates/team';
export const reportPath = '/console/certificates/report';
export const behindPath = `${reportPath}/people`;

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

export const teamLooks: Readonly<Record<TeamState, Look>> = {
  good: { word: 'Good', tone: 'good', icon: 'check' },
  'ends-soon': { word: 'Ends soon', tone: 'attention', icon: 'clock' },
  'in-renewal': { word: 'In renewal', tone: 'busy', icon: 'dots' },
  expired: { word: 'Expired', tone: 'bad', icon: 'alert' },
  revoked: { word: 'Revoked', tone: 'bad', icon: 'cross' },
  none: { word: 'None', tone: 'quiet', icon: 'dots' },
};

/** What stands behind a number of the report. */
export const coverWords: Readonly<Record<(typeof coverLists)[number], string>> = {
  good: 'Certified now',
  awarded: 'Awarded',
  lapsed: 'Lapsed',
  ending: 'Ends',
};

/** `2027-03` as `Mar 2027`. */
export function monthOf(month: string): string {
  return new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  );
}
