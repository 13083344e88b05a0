import { ApplicationFailure } from '@temporalio/activity';
import { type Client, WorkflowNotFoundError, WorkflowUpdateFailedError } from '@temporalio/client';
import { standingOf } from '../../domain/certification/certificate.rules.ts';
import type { Certificate } from '../../domain/certification/certificate.schema.ts';
import { endsBy, kindsAwardedBy } from '../../domain/certification/holders.rules.ts';
import { newVersionWorkflowId } from '../../domain/ids.ts';
import type { Process } from '../../domain/programs/process.schema.ts';
import { isProcess } from '../../domain/programs/program.ts';
import { migrateUpdate } from '../../workflows/process.messages.ts';
import { portalUrl } from '../mail/links.ts';
import { holderMailContent } from '../mail/templates/holder.templates.ts';
import { deliver, type SendMessageDeps } from '../send-message.activity.ts';
import { reconsiderHolder } from '../standing/reconsider-holder.ts';
import type { Stores } from '../store/stores.ts';
import type { HolderActivities, VersionRef } from './holder-activities.ts';

export interface HolderActivityDeps extends SendMessageDeps {
  readonly stores: Stores;
  readonly client: Pick<Client, 'workflow'>;
  readonly now?: () => Date;
}

/** The activities of a new version of a program of certification, over what they need. */
export function createHolderActivities(deps: HolderActivityDeps): HolderActivities {
  const { stores } = deps;
  const now = () => (deps.now?.() ?? new Date()).toISOString();
  return {
    async publicationOf({ programId, version }) {
      const found = (await stores.programs.versions(programId)).find((one) => one.version === version);
      if (found?.status !== 'published') return {};
      const from = found.effectiveFrom ?? found.publishedAt;
      return from === undefined ? {} : { from };
    },
    async holdersOf({ cursor = '0.', ...ref }) {
      const kinds = kindsAwardedBy(await versionOf(stores, ref));
      const [, at = '0', place = ''] = /^(\d+)\.(.*)$/.exec(cursor) ?? [];
      const kind = kinds[Number(at)];
      if (kind === undefined) return { numbers: [] };
      const page = await stores.certificates.ofKind(kind, { limit: 100, cursor: place || undefined });
      const good = page.items.filter((one) => one.renewedBy === undefined && isGood(one, now()));
      const next = page.cursor === undefined ? `${Number(at) + 1}.` : `${at}.${page.cursor}`;
      const more = page.cursor !== undefined || Number(at) + 1 < kinds.length;
      return { numbers: good.map(({ number }) => number), ...(more ? { cursor: next } : {}) };
    },
    askHolder: askHolder(deps),
  };
}

const isGood = (certificate: Certificate, now: string) => standingOf(certificate, now) === 'valid';

async function versionOf(
  { programs }: Pick<Stores, 'programs'>,
  { programId, version }: VersionRef,
): Promise<Process> {
  const found = await programs.version(programId, version);
  if (isProcess(found)) return found;
  throw new Error(`Version ${version} of ${programId} is missing.`);
}

function askHolder(deps: HolderActivityDeps): HolderActivities['askHolder'] {
  const { stores } = deps;
  return async ({ number, from, ...ref }) => {
    const program = await versionOf(stores, ref);
    const certificate = await stores.certificates.get(number);
    if (!certificate || !program.holders) return {};
    const by = endsBy(program, from);
    const became = await moved(deps, program, certificate, { by, from });
    if (became === 'left') return { left: certificate.caseId };
    if (by === undefined || became === 'newer') return {};
    const { why = '' } = program.holders;
    const after = await stores.certificates.endBy(number, { by, at: from, why });
    // It ends no later anyway: nothing is asked of this holder that was not so before.
    if (after?.broughtForward?.at !== from) return {};
    await reconsiderHolder(deps, after);
    await tell(deps, program, { certificate: after, open: became === 'moved' });
    return {};
  };
}

/**
 * Moves the case that the certificate came of, if it still runs. `newer`: it was awarded by this version, or its case is
 * under a later one.
 */
async function moved(
  { stores, client }: HolderActivityDeps,
  program: Process,
  { caseId, awardedAt }: Certificate,
  { by, from }: { readonly by: string | undefined; readonly from: string },
): Promise<'moved' | 'over' | 'newer' | 'left'> {
  const [view] = await stores.cases.views([caseId]);
  if (!view || view.program.id !== program.program || view.status !== 'open') return 'over';
  const ahead = view.program.version - program.version;
  if (ahead > 0 || (ahead === 0 && (awardedAt > from || by === undefined))) return 'newer';
  const reason = program.holders?.why ?? `Version ${program.version} is in force`;
  const argument = {
    program,
    reason,
    actor: { via: 'system' as const },
    ...(by === undefined ? {} : { endsBy: by }),
  };
  try {
    const handle = client.workflow.getHandle(view.workflowId);
    await handle.executeUpdate(migrateUpdate, {
      ...{ args: [argument], updateId: `new-version-${program.version}` },
    });
    return 'moved';
  } catch (failure) {
    if (failure instanceof WorkflowNotFoundError) return 'over';
    if (failure instanceof WorkflowUpdateFailedError) return 'left';
    throw failure;
  }
}

async function tell(
  deps: HolderActivityDeps,
  program: Process,
  { certificate, open }: { readonly certificate: Certificate; readonly open: boolean },
): Promise<void> {
  const person = await deps.stores.people.get(certificate.holder.personId);
  if (!person?.active) return;
  const url = portalUrl(deps, open ? `/cases/${certificate.caseId}` : '/learning');
  const occasion = {
    workflowId: newVersionWorkflowId(program.program, program.version),
    step: certificate.number,
  };
  try {
    await deliver(deps, occasion, person, holderMailContent({ program, certificate, person, open, url }));
  } catch (failure) {
    // An address that takes no mail keeps nobody else from being asked; the pages say the same.
    if (!(failure instanceof ApplicationFailure && failure.nonRetryable)) throw failure;
  }
}
