import { allSteps } from '../processes/migration.rules.ts';
import type { Process } from '../programs/process.schema.ts';
import { standingOf } from './certificate.rules.ts';
import type { Certificate } from './certificate.schema.ts';

const day = 86_400_000;
/** So many days before its end a certificate is told of as one that ends soon. */
export const soon = 90;

/** How somebody stands with a kind of certificate now. `in-renewal`: it ends soon, and its case asks for the renewal. */
export type TeamState = 'good' | 'ends-soon' | 'in-renewal' | 'expired' | 'revoked' | 'none';

/** Those with which somebody does not count as certified. */
export const gaps: readonly TeamState[] = ['expired', 'revoked', 'none'];

/**
 * The certificate that tells how somebody stands, of all that they were ever awarded of one kind: the good one that ends
 * last; else the one that was awarded last.
 */
export function tellingOf(ofOneKind: readonly Certificate[], now: string): Certificate | undefined {
  const rank = (one: Certificate) =>
    standingOf(one, now) === 'valid' ? endOf(one) : Number.MIN_SAFE_INTEGER + Date.parse(one.awardedAt);
  return ofOneKind.reduce<Certificate | undefined>(
    (best, one) => (best === undefined || rank(one) > rank(best) ? one : best),
    undefined,
  );
}

const endOf = ({ validUntil }: Certificate) =>
  validUntil === undefined ? Number.POSITIVE_INFINITY : Date.parse(validUntil);

/** Whether a certificate is good now, and will not be in so many days. */
export function endsWithin(certificate: Certificate, days: number, now: string): boolean {
  return standingOf(certificate, now) === 'valid' && endOf(certificate) <= Date.parse(now) + days * day;
}

/** `renewing`: whether the case of the certificate asks its holder to renew it. */
export function teamState(certificate: Certificate | undefined, renewing: boolean, now: string): TeamState {
  if (!certificate) return 'none';
  const standing = standingOf(certificate, now);
  if (standing !== 'valid') return standing;
  if (!endsWithin(certificate, soon, now)) return 'good';
  return renewing ? 'in-renewal' : 'ends-soon';
}

/** A kind of certificate, and the program that leads to it. */
export interface Offer {
  /** What it certifies: `platform-engineer`. */
  readonly kind: string;
  readonly title: string;
  readonly program: { readonly id: string; readonly title: string };
  /** Whether somebody can be enrolled in it by a colleague: the program is about one person. */
  readonly forColleagues: boolean;
  /** The partner's roles that may start it; absent: all. */
  readonly roles?: readonly string[];
}

/** What a program that partners start awards; a kind that only a condition decides on is not known before. */
export function offersOf(process: Process): Offer[] {
  const { program, title, starts, stages } = process;
  if (starts.by !== 'partner') return [];
  const found = new Map<string, Offer>();
  for (const step of stages.flatMap((stage) => allSteps(stage.steps))) {
    if (step.step !== 'action' || step.action !== 'award-certificate') continue;
    const kind = textIn(step.with.certificate);
    if (kind === undefined || found.has(kind)) continue;
    const about = { kind, title: textIn(step.with.title) ?? kind, program: { id: program, title } };
    const forColleagues = 'for' in starts && starts.for === 'learner';
    found.set(kind, { ...about, forColleagues, ...(starts.roles ? { roles: starts.roles } : {}) });
  }
  return [...found.values()];
}

/** The text that an expression is, if it is one and nothing else. */
function textIn(expression: string | undefined): string | undefined {
  return /^"([^"\\]+)"$/.exec(expression?.trim() ?? '')?.[1];
}
