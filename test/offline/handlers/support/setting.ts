import type { DraftLink } from '../../../../activities/mail/send-draft-link.ts';
import type { InvitationLink } from '../../../../activities/mail/send-invitation.ts';
import type { SignInLink } from '../../../../activities/mail/send-sign-in-link.ts';
import type { SignInPause } from '../../../../activities/mail/send-sign-in-pause.ts';

import type { LinkKeys } from '../../../../domain/links/link-token.schema.ts';
import type { Payer } from '../../../../domain/mdf/payer.schema.ts';
import type { ExamProviders } from '../../../../domain/programs/installation.schema.ts';
import { createServices } from '../../../../handlers/services/create-services.ts';
import type { ApiServices } from '../../../../handlers/services/services.ts';
import type { StaffProvider } from '../../../../handlers/services/sign-in/provider.ts';
import { type FakeTemporal, fakeTemporal } from './fake-temporal.ts';
import { createMemory, type Memory, memoryStores } from './memory-stores.ts';

export const publicUrl = 'http://portal.example';
export const linkKeys: LinkKeys = [{ id: 'k1', secret: 'a'.repeat(43) }];
/** The example account of Germany in the registry of IBANs. */
const payer: Payer = {
  name: 'Meridian Software GmbH',
  iban: 'DE89370400440532013000',
  bic: 'COBADEFFXXX',
};
export const startOfTime = new Date('2027-03-01T09:00:00Z');

export interface SettingOptions {
  readonly examProviders?: ExamProviders;
  readonly staffSignIn?: StaffProvider;
  /** Where the portal is reached, if browsers do reach it. */
  readonly at?: string;
}

/** The services over memory, with a clock and a post box that the test holds. */
export interface Setting {
  readonly services: ApiServices;
  readonly memory: Memory;
  readonly stores: ReturnType<typeof memoryStores>;
  readonly temporal: FakeTemporal;
  readonly links: SignInLink[];
  /** Who was told that no links are sent to them for a while. */
  readonly pauses: SignInPause[];
  /** What the operator was told of sign-ins by the identity provider. */
  readonly providerProblems: { why: string; code: string }[];
  /** Links to applications, as they were e-mailed. */
  readonly draftLinks: DraftLink[];
  /** Invitations, as they were e-mailed. */
  readonly invitationLinks: InvitationLink[];
  readonly clock: { now: Date };
  /** What the mailer fails with. */
  readonly mail: { failure?: unknown; told: unknown[] };
}

export function createSetting({ examProviders, staffSignIn, at = publicUrl }: SettingOptions = {}): Setting {
  const memory = createMemory();
  const stores = memoryStores(memory);
  const temporal = fakeTemporal(memory);
  const links: SignInLink[] = [];
  const pauses: SignInPause[] = [];
  const providerProblems: Setting['providerProblems'] = [];
  const draftLinks: DraftLink[] = [];
  const invitationLinks: InvitationLink[] = [];
  const clock = { now: startOfTime };
  const mail: Setting['mail'] = { told: [] };
  const services = createServices({
    temporal: async () => temporal.client,
    stores,
    linkKeys,
    publicUrl: at,
    payer,
    shippedPrograms: new URL('../../../../programs/', import.meta.url),
    now: () => clock.now,
    signInTakes: 0,
    files: () => Promise.reject(new Error('These tests have no store of files')),
    bookedWithin: 0,
    examProviders: examProviders && (async () => examProviders),
    onMailFailure: (failure) => mail.told.push(failure),
    async sendSignInLink(link) {
      if (mail.failure) throw mail.failure;
      links.push(link);
    },
    sendSignInPause: async (pause) => void pauses.push(pause),
    staffSignIn,
    onProviderProblem: (problem) => providerProblems.push(problem),
    sendDraftLink: async (link) => void draftLinks.push(link),
    async sendInvitation(link) {
      if (mail.failure) throw mail.failure;
      invitationLinks.push(link);
    },
  });
  return {
    ...{ services, memory, stores, temporal, links, pauses, providerProblems, draftLinks, invitationLinks },
    ...{ clock, mail },
  };
}

/** What a partner types, with what a test changes. */
export function submission(change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    customer: { name: 'Acme GmbH', country: 'DE', website: 'https://www.acme.de' },
    productFamily: 'platform',
    value: { amount: 2_500_000, currency: 'EUR' },
    expectedClose: '2027-09-30',
    description: 'A first project',
    ...change,
  };
}
