import { certificatesOf } from '../../../activities/learning/certificates-of.ts';
import { isDeal } from '../../../domain/cases/any-case.ts';
import type { CaseSummary } from '../../../domain/cases/listing.ts';
import { standingOf } from '../../../domain/certification/certificate.rules.ts';
import type { Certificate } from '../../../domain/certification/certificate.schema.ts';
import { awardsOf, missingOf } from '../../../domain/certification/prerequisites.rules.ts';
import { soon } from '../../../domain/certification/team.rules.ts';
import type { ProcessView } from '../../../domain/processes/process-facts.ts';
import type { Process } from '../../../domain/programs/process.schema.ts';
import { summaryForPartner } from '../cases/read.ts';
import { processesInForce } from '../cases/start.ts';
import { mayStart } from '../cases/who-starts.ts';
import type { ServiceContext } from '../context.ts';
import type { OwnLearning, Path, Required } from '../learning.services.ts';
import { isAllowed, refuseUnlessAllowed } from '../permissions.ts';
import type { Caller } from '../services.ts';

/** What the caller is enrolled in at their partner, what they hold, and what they could begin. */
export async function ownLearning(context: ServiceContext, caller: Caller): Promise<OwnLearning> {
  refuseUnlessAllowed(caller, 'read-learning');
  const found = await ground(context, caller);
  const at = context.now().toISOString();
  return {
    enrolments: found.cases.map(summaryOf).map(summaryForPartner).sort(runningFirst),
    held: found.held.map((certificate) => ({ certificate, standing: standingOf(certificate, at) })),
    open: pathsIn(found, caller, at).filter(
      (path) =>
        path.enrolledIn === undefined &&
        path.requires.every(({ held }) => held) &&
        !givesNothingNew(path, found, at),
    ),
  };
}

/** All that it gives is held, and will be for longer than `soon` days. */
function givesNothingNew({ awards }: Path, { held }: Ground, at: string): boolean {
  const then = new Date(Date.parse(at) + soon * 86_400_000).toISOString();
  const given = awards.map(({ certificate }) => certificate);
  return given.length > 0 && missingOf(given, held, then).length === 0;
}

export async function learningPaths(context: ServiceContext, caller: Caller): Promise<readonly Path[]> {
  refuseUnlessAllowed(caller, 'read-learning');
  return pathsIn(await ground(context, caller), caller, context.now().toISOString());
}

interface Ground {
  readonly cases: readonly ProcessView[];
  readonly held: readonly Certificate[];
  readonly inForce: readonly Process[];
}

async function ground(context: ServiceContext, { person }: Caller): Promise<Ground> {
  const { enrolments, certificates } = context.stores;
  const [enrolled, held, inForce] = await Promise.all([
    enrolments.ofPerson(person.id),
    certificatesOf(certificates, person.id),
    processesInForce(context),
  ]);
  // Of a case at a partner where somebody was before, nothing is said here.
  const here = enrolled.filter(({ partnerId }) => partnerId === person.partnerId);
  const views = await context.stores.cases.views(here.slice(0, 100).map(({ caseId }) => caseId));
  return { cases: views.flatMap((view) => (isDeal(view) ? [] : [view])), held, inForce };
}

function pathsIn({ cases, held, inForce }: Ground, caller: Caller, at: string): readonly Path[] {
  if (!isAllowed(caller, 'start-case')) return [];
  const awards = new Map(inForce.map((program) => [program, awardsOf(program)]));
  const required = (certificate: string): Required => {
    const giver = inForce.find((one) => awards.get(one)?.some((award) => award.certificate === certificate));
    const title = giver && awards.get(giver)?.find((award) => award.certificate === certificate)?.title;
    return {
      ...{ certificate, title: title ?? certificate, held: missingOf([certificate], held, at).length === 0 },
      ...(giver ? { givenBy: { program: giver.program, title: giver.title } } : {}),
    };
  };
  return inForce
    .filter((program) => program.kind === 'certification' && mayStart(caller, program))
    .map((program) => {
      const open = cases.find((view) => view.program.id === program.program && view.status === 'open');
      return {
        program,
        requires: (program.starts.requires ?? []).map(required),
        awards: awards.get(program) ?? [],
        ...(open ? { enrolledIn: open.id } : {}),
      };
    });
}

function summaryOf(view: ProcessView): CaseSummary {
  const { id, kind, program, title, partner, stage, stageLabel, outcome, next, partnerNext } = view;
  const { openedAt, updatedAt, stageSince = openedAt } = view;
  return {
    ...{ id, kind, program, title, partner, stage, stageLabel, stageSince, next, openedAt, updatedAt },
    ...(outcome === undefined ? {} : { outcome }),
    ...(partnerNext ? { partnerNext } : {}),
  };
}

const runningFirst = (a: CaseSummary, b: CaseSummary) =>
  Number(a.outcome !== undefined) - Number(b.outcome !== undefined) || b.openedAt.localeCompare(a.openedAt);
