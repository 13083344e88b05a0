import { type AnyCase, openerOf } from '../../domain/cases/any-case.ts';
import { DomainError } from '../../domain/errors.ts';
import type { Scope } from '../../domain/people/api-key.schema.ts';
import { partnerRoles, type vendorRoles } from '../../domain/people/person.schema.ts';
import type { DealAct } from './deals.services.ts';
import type { Caller } from './services.ts';

/** Everything that can be asked for: the acts on a deal, those on other cases, and what is no act. */
export type Capability =
  | DealAct
  | 'know-oneself'
  | 'set-own-away'
  | 'set-own-time-zone'
  | 'manage-people'
  | 'give-extra-time'
  | 'read-program'
  | 'read-deals'
  | 'submit-deal'
  | 'check-customer'
  | 'read-inbox'
  | 'complete-task'
  | 'put-account'
  | 'read-cases'
  | 'search'
  | 'start-case'
  | 'withdraw-case'
  | 'delegate-task'
  | 'note-on-case'
  | 'send-event'
  | 'read-programs'
  | 'read-decisions'
  | 'propose-program'
  | 'publish-program'
  | 'design-program'
  | 'migrate-case'
  | 'read-own-funds'
  | 'read-funds'
  | 'manage-funds'
  | 'work-payments'
  | 'read-learning'
  | 'read-certificates'
  | 'read-certification-report'
  | 'revoke-certificates'
  | 'author-materials'
  | 'import-exam-results'
  | 'read-own-standing'
  | 'read-standings'
  | 'publish-standing-rules'
  | 'move-people'
  | 'read-audit'
  | 'read-payloads'
  | 'manage-webhooks'
  | 'ask-about-own-data'
  | 'manage-personal-data';

interface Permission {
  /** What an API key needs; nothing means that every key will do. */
  readonly scope?: Scope;
  /** Roles at a partner; its people never reach beyond their own partner. */
  readonly partner: readonly (typeof partnerRoles)[number][];
  /** Roles at the vendor, or everybody there, or whoever opened the case. */
  readonly vendor: readonly string[] | 'everybody' | 'submitter';
}

type SteeringRole = (typeof vendorRoles)[number];
const steering: readonly SteeringRole[] = ['ops', 'admin'];
/** Who runs the channel in the programs we ship. */
const channel = ['channel-manager', 'channel-director', ...steering];
const anybody: Permission = { partner: partnerRoles, vendor: 'everybody' };
const reading: Permission = { ...anybody, scope: 'deals:read' };
const selling = ['owner', 'seller'] as const;
const partnerAct: Permission = { scope: 'deals:write', partner: selling, vendor: 'submitter' };
const channelAct: Permission = { scope: 'cases:admin', partner: [], vendor: channel };

/** The one table of who may do what. Whether the case is at a point where it can be done is asked of the case. */
export const permissions: Readonly<Record<Capability, Permission>> = {
  'know-oneself': anybody,
  'set-own-away': { ...anybody, scope: 'people:write' },
  'set-own-time-zone': { ...anybody, scope: 'people:write' },
  /** Of one's own company. */
  'manage-people': { scope: 'people:write', partner: ['owner'], vendor: steering },
  /** To people of any company, in quizzes. */
  'give-extra-time': { scope: 'people:write', partner: [], vendor: ['enablement', ...steering] },
  'read-program': anybody,
  'read-deals': reading,
  'check-customer': { ...reading, partner: selling },
  'submit-deal': { scope: 'deals:write', partner: selling, vendor: channel },
  'read-inbox': reading,
  /** The task says who it waits for. */
  'complete-task': { ...anybody, scope: 'tasks:write' },
  'report-progress': partnerAct,
  'request-extension': partnerAct,
  'report-won': partnerAct,
  'report-lost': partnerAct,
  withdraw: partnerAct,
  'join-queue': partnerAct,
  dispute: partnerAct,
  revoke: channelAct,
  transfer: channelAct,
  reassign: { ...channelAct, vendor: ['channel-director', ...steering] },
  extend: { ...channelAct, vendor: ['channel-director', ...steering] },
  cancel: { ...channelAct, vendor: steering },
  note: { scope: 'deals:write', partner: [], vendor: 'everybody' },
  'put-account': { scope: 'accounts:write', partner: [], vendor: channel },
  'read-cases': { ...anybody, scope: 'cases:read' },
  /** Other cases than deals are found by who may read them. */
  search: reading,
  /** The program says who. */
  'start-case': { ...anybody, scope: 'cases:write' },
  /** Also taking up again a case that ended so that it may be. */
  'withdraw-case': { scope: 'cases:write', partner: partnerRoles, vendor: 'submitter' },
  /** Whoever has the task. */
  'delegate-task': { ...anybody, scope: 'tasks:write' },
  'note-on-case': { scope: 'cases:write', partner: [], vendor: 'everybody' },
  'send-event': { scope: 'cases:write', partner: [], vendor: channel },
  'read-programs': { scope: 'programs:read', partner: [], vendor: 'everybody' },
  'read-decisions': { scope: 'programs:read', partner: [], vendor: steering },
  'propose-program': { scope: 'programs:write', partner: [], vendor: steering },
  'publish-program': { scope: 'programs:write', partner: [], vendor: steering },
  'design-program': { scope: 'programs:write', partner: [], vendor: steering },
  'migrate-case': { scope: 'cases:admin', partner: [], vendor: steering },
  /** What one's own partner may spend and has spent. */
  'read-own-funds': { scope: 'funds:read', partner: ['owner', 'marketer'], vendor: 'everybody' },
  'read-funds': { scope: 'funds:read', partner: [], vendor: 'everybody' },
  'manage-funds': { scope: 'funds:write', partner: [], vendor: ['marketing-manager', ...steering] },
  'work-payments': { scope: 'payments:write', partner: [], vendor: ['finance'] },
  /** What one learns oneself, and what there is to learn. */
  'read-learning': { ...anybody, scope: 'cases:read' },
  /** One's own; those of colleagues for who manages people, and for the vendor everybody's. */
  'read-certificates': { ...anybody, scope: 'cases:read' },
  /** Over all partners. */
  'read-certification-report': { scope: 'cases:read', partner: [], vendor: 'everybody' },
  /** Also reinstating them. */
  'revoke-certificates': { scope: 'cases:admin', partner: [], vendor: steering },
  /** Courses and banks of questions, with their keys. */
  'author-materials': { scope: 'programs:write', partner: [], vendor: ['enablement', ...steering] },
  /** Results of outside exams, from a file of their provider. */
  'import-exam-results': { scope: 'cases:admin', partner: [], vendor: ['enablement', ...steering] },
  'read-own-standing': { ...anybody, scope: 'cases:read' },
  'read-standings': { scope: 'cases:read', partner: [], vendor: 'everybody' },
  'publish-standing-rules': { scope: 'programs:write', partner: [], vendor: steering },
  /** To another partner. */
  'move-people': { scope: 'people:write', partner: [], vendor: steering },
  /** Who did what, when and from where. */
  'read-audit': { scope: 'cases:admin', partner: [], vendor: ['admin'] },
  /** What Temporal keeps of cases, decrypted: everything of everybody. */
  'read-payloads': { scope: 'cases:admin', partner: [], vendor: steering },
  /** Other systems that hear of every partner: what they are, what went to them, what the stream set aside. */
  'manage-webhooks': { scope: 'webhooks:write', partner: [], vendor: steering },
  'ask-about-own-data': { ...anybody, scope: 'people:write' },
  /** Everything that is held about anybody, and erasing it. */
  'manage-personal-data': { scope: 'people:write', partner: [], vendor: ['admin'] },
};

/** Whether the caller may do this; `view` is the case that it is about, if it is about one. */
export function isAllowed(caller: Caller, capability: Capability, view?: AnyCase): boolean {
  return hasScope(caller, capability) && hasRole(caller, capability, view);
}

/** @throws `forbidden`, naming the missing scope or the roles that may. */
export function refuseUnlessAllowed(caller: Caller, capability: Capability, view?: AnyCase): void {
  if (!hasScope(caller, capability))
    throw new DomainError(
      'forbidden',
      `This API key lacks the scope ${permissions[capability].scope}. Ask for a key that has it.`,
    );
  if (!hasRole(caller, capability, view))
    throw new DomainError(
      'forbidden',
      `Your role does not allow this. It is for ${whoMay(caller, capability)}.`,
    );
}

function hasScope({ scopes }: Caller, capability: Capability): boolean {
  const { scope } = permissions[capability];
  return scope === undefined || scopes === undefined || scopes.includes(scope);
}

function hasRole({ person }: Caller, capability: Capability, view: AnyCase | undefined): boolean {
  const { partner, vendor } = permissions[capability];
  if (person.partnerId !== undefined) return partner.some((role) => person.roles.includes(role));
  if (vendor === 'everybody') return true;
  if (vendor === 'submitter') return view !== undefined && openerOf(view) === person.id;
  return vendor.some((role) => person.roles.includes(role));
}

function whoMay({ person }: Caller, capability: Capability): string {
  const { partner, vendor } = permissions[capability];
  if (person.partnerId !== undefined) return partner.join(' or ') || 'the vendor';
  return vendor === 'submitter' ? 'the partner' : [...vendor].join(' or ');
}

/**
 * A partner's people see what is their partner's and the vendor's people see everything; for anything else there is
 * one answer, whether or not it exists.
 */
export function maySeePartner({ person }: Caller, partnerId: string): boolean {
  return person.partnerId === undefined || person.partnerId === partnerId;
}
