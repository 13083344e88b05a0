import { DomainError } from '../../../domain/errors.ts';
import type { DraftOrigin, ProgramDraft } from '../../../domain/programs/draft.ts';
import type { ServiceContext } from '../context.ts';
import { headOf } from './head.rules.ts';
import { getDraft } from './kept-draft.ts';
import type { NewDraftInput } from './schemas.ts';
import { templateOf } from './templates.ts';

type Beginning = Pick<ProgramDraft, 'origin' | 'source' | 'scripts'>;

/** The texts that a draft begins with, byte for byte. @throws `not-found` for what it was to begin from */
export async function beginning(context: ServiceContext, from: NewDraftInput['from']): Promise<Beginning> {
  if (from.kind === 'file') {
    const { source, scripts } = from;
    return { origin: { kind: 'file' }, source, scripts: scripts ?? skeletonFor(source) };
  }
  if (from.kind === 'draft') {
    const { source, scripts } = await getDraft(context, from.draftId);
    return { origin: from, source, scripts };
  }
  if (from.kind === 'version') return ofVersion(context, from);
  const template = await templateOf(context, from.name);
  if (!template) throw new DomainError('not-found', `No program named ${from.name} is shipped.`);
  return { origin: from, source: template.source, scripts: template.scripts ?? skeletonFor(template.source) };
}

async function ofVersion(
  context: ServiceContext,
  from: DraftOrigin & { kind: 'version' },
): Promise<Beginning> {
  const { programs } = context.stores;
  const { programId, version } = from;
  const [source, kept] = await Promise.all([
    programs.source(programId, version),
    programs.scripts(programId, version),
  ]);
  if (source === undefined)
    throw new DomainError('not-found', `There is no version ${version} of ${programId}.`);
  const scripts = kept ?? (await templateOf(context, programId))?.scripts ?? skeletonFor(source);
  return { origin: from, source, scripts };
}

/** A file of scripts that has none yet. */
function skeletonFor(source: string): string {
  const { programId = 'my-program' } = headOf(source);
  return `# How this program is rehearsed: each script is one case, played in virtual time.\nprogram: ${programId}\nscripts: []\n`;
}
