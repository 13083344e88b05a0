import { randomUUID } from 'node:crypto';
import { DomainError } from '../../domain/errors.ts';
import { type ProgramVersion, versionInForce } from '../../domain/programs/program.ts';
import type { FormAttempt } from '../../portal/form.ts';
import { countsOf } from './case-counts.ts';
import { type PageStatus, type SignedInVisit, show } from './page.tsx';

/** Reading and drawing programs is for few, and weighs much: a cold start does without. */
export const programWords = () => import('./program-words.ts');
const programPage = () => import('../../portal/pages/program.page.tsx');
const programsPage = () => import('../../portal/pages/programs.page.tsx');

/** A partner does not learn that programs are kept here. @throws `not-found` */
export function refuseOthers({ frame }: SignedInVisit): void {
  if (!frame.runsPrograms) throw new DomainError('not-found', 'There is no such page.');
}

/** Every program, and the drafts; with a form that was not taken. */
export async function programsResponse(
  visit: SignedInVisit,
  attempt?: FormAttempt,
  status?: PageStatus,
): Promise<Response> {
  const { c, frame, services, caller } = visit;
  const [programs, drafts, templates] = await Promise.all([
    services.programs.list(caller),
    services.drafts.list(caller),
    services.drafts.templates(caller),
  ]);
  const ids = programs.map(({ programId }) => programId);
  const [versions, counts, names] = await Promise.all([
    Promise.all(ids.map((id) => services.programs.versions(caller, id))).then((all) => all.flat()),
    countsOf(visit, ids),
    services.namesOf(drafts.map(({ savedBy }) => savedBy)),
  ]);
  const { ProgramsPage } = await programsPage();
  const listed = { versions, counts, drafts, templates };
  const props = { frame, ...listed, attempt, requestKey: randomUUID() };
  const page = <ProgramsPage {...props} names={{ ...names, ...(await namesOf(visit, versions)) }} />;
  return show(c, page, status);
}

/** One program, with the version that is wanted; with a form that was not taken. */
export async function programResponse(
  visit: SignedInVisit,
  wanted: number,
  attempt?: FormAttempt,
  status?: PageStatus,
): Promise<Response> {
  const { c, frame, services, caller } = visit;
  const programId = c.req.param('programId') ?? '';
  const versions = await services.programs.versions(caller, programId);
  const shown = versions.find(({ version }) => version === wanted) ?? firstOf(versions, frame.now);
  if (!shown) throw new DomainError('not-found', 'There is no such program.');
  const inForce = shown.status === 'proposed' ? versionInForce(versions, frame.now)?.version : undefined;
  const [source, before, scripts, names, counts] = await Promise.all([
    services.programs.source(caller, programId, shown.version),
    inForce === undefined ? undefined : services.programs.source(caller, programId, inForce),
    services.programs.scripts(caller, programId, shown.version),
    namesOf(visit, versions),
    countsOf(visit, [programId]),
  ]);
  const [{ wordsOf, differencesOf }, { ProgramPage }] = await Promise.all([programWords(), programPage()]);
  const hasBoard = shown.kind !== 'deal-registration';
  const texts = { source, words: wordsOf(source), hasScripts: scripts !== undefined };
  const sentences = before === undefined ? undefined : differencesOf(before, source);
  const differences = inForce !== undefined && sentences ? { from: inForce, sentences } : undefined;
  const props = {
    frame,
    differences,
    versions,
    counts: counts[programId],
    names,
    shown,
    hasBoard,
    attempt,
    requestKey: randomUUID(),
    ...texts,
  };
  return show(c, <ProgramPage {...props} />, status);
}

function namesOf({ services }: SignedInVisit, versions: readonly ProgramVersion[]) {
  const ids = versions.flatMap(({ proposedBy, publishedBy }) => [proposedBy, publishedBy ?? []].flat());
  return services.namesOf([...new Set(ids)]);
}

/** What waits for somebody first, then what is in force. */
function firstOf(versions: readonly ProgramVersion[], now: string): ProgramVersion | undefined {
  return versions.find(({ status }) => status === 'proposed') ?? versionInForce(versions, now) ?? versions[0];
}
