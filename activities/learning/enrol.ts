import { createHash } from 'node:crypto';
import { missingInWords, missingOf } from '../../domain/certification/prerequisites.rules.ts';
import { DomainError } from '../../domain/errors.ts';
import { idFrom } from '../../domain/ids.ts';
import type { Person } from '../../domain/people/person.schema.ts';
import type { Process } from '../../domain/programs/process.schema.ts';
import type { Enrolment } from '../store/enrolments.store.ts';
import type { Stores } from '../store/stores.ts';
import { certificatesOf } from './certificates-of.ts';

/** `already-enrolled`, with the case that is open. */
export class AlreadyEnrolled extends DomainError {
  readonly caseId: string;
  constructor(name: string, caseId: string) {
    super('already-enrolled', `${name} is enrolled already: ${caseId}. Go on there.`);
    this.caseId = caseId;
  }
}

export interface EnrolDeps {
  readonly stores: Pick<Stores, 'certificates' | 'enrolments'> & {
    readonly cases: Pick<Stores['cases'], 'views'>;
  };
  /** An instant, ISO 8601. */
  readonly now: string;
  /** The programs in force: looked up when a certificate is missing. */
  readonly inForce: () => Promise<readonly Process[]>;
}

interface Asked {
  readonly program: Process;
  /** An active person of the partner. */
  readonly person: Person;
  readonly partnerId: string;
  /** The same request again is answered with the same case. */
  readonly requestKey: string;
}

/**
 * The id of the case that this person walks the program in: one at a time. Nothing runs under it yet, or what the same
 * request has begun. Somebody who has gone to another partner begins there anew.
 * @throws DomainError `already-enrolled`, naming the open case; `prerequisites-missing`, naming what gives what is missing.
 */
export async function enrol(deps: EnrolDeps, asked: Asked): Promise<string> {
  for (;;) {
    const { enrolments } = deps.stores;
    const before = await enrolments.newest(asked.person.id, asked.program.program);
    const joined = before && (await openCase(deps, asked, before));
    if (joined !== undefined) return joined;
    await refuseUnprepared(deps, asked);
    const enrolment = nextOf(asked, before, deps.now);
    if (await enrolments.enrol(enrolment)) return enrolment.caseId;
    // Somebody was quicker: theirs is looked at.
  }
}

/** The case of before, if it is what is asked for; nothing if it is over, or at another partner. */
async function openCase(
  { stores }: EnrolDeps,
  { person, partnerId, requestKey }: Asked,
  { partnerId: where, caseId, askedBy }: Enrolment,
): Promise<string | undefined> {
  if (where !== partnerId) return undefined;
  if (askedBy === tag(requestKey)) return caseId;
  const [view] = await stores.cases.views([caseId]);
  // Begun a moment ago, or cut off before it began: whoever comes now begins it.
  if (!view) return caseId;
  if (view.status === 'closed') return undefined;
  throw new AlreadyEnrolled(person.name, caseId);
}

async function refuseUnprepared(
  { stores, now, inForce }: EnrolDeps,
  { program, person }: Asked,
): Promise<void> {
  const { requires = [] } = program.starts;
  if (requires.length === 0) return;
  const missing = missingOf(requires, await certificatesOf(stores.certificates, person.id), now);
  if (missing.length === 0) return;
  throw new DomainError('prerequisites-missing', missingInWords(missing, await inForce()));
}

function nextOf(
  { program, person, partnerId, requestKey }: Asked,
  before: Enrolment | undefined,
  at: string,
): Enrolment {
  const count = (before?.count ?? 0) + 1;
  const parts = JSON.stringify([program.program, person.id, count]);
  return {
    ...{ personId: person.id, programId: program.program, count, partnerId, at },
    caseId: idFrom('case', createHash('sha256').update(parts).digest()),
    askedBy: tag(requestKey),
  };
}

const tag = (requestKey: string): string => createHash('sha256').update(requestKey).digest('hex');
