import type { ApplicationDraft } from '../../../activities/store/drafts.store.ts';
import { readLink, signLink } from '../../../domain/links/link-token.ts';
import type { Process } from '../../../domain/programs/process.schema.ts';
import { currentProcess } from '../cases/load.ts';
import type { ServiceContext } from '../context.ts';

const day = 86_400_000;
/** As long as a draft is kept. */
const draftLinkLasts = 30 * day;
/** As long as the link to a case in an e-mail. */
const caseLinkLasts = 180 * day;

type Links = Pick<ServiceContext, 'linkKeys' | 'now'>;

export async function draftToken({ linkKeys, now }: Links, draftId: string) {
  const issuedAt = now();
  const expiresAt = new Date(issuedAt.getTime() + draftLinkLasts);
  return { token: await signLink(linkKeys, { use: 'draft', draftId }, { issuedAt, expiresAt }), expiresAt };
}

export function caseToken(
  { linkKeys, now }: Links,
  { caseId, personId }: NonNullable<ApplicationDraft['sent']>,
): Promise<string> {
  const issuedAt = now();
  const expiresAt = new Date(issuedAt.getTime() + caseLinkLasts);
  return signLink(linkKeys, { use: 'case', personId, caseId }, { issuedAt, expiresAt });
}

/** A draft behind a link that is ours and good, with the program that it would be sent to. */
export async function openDraft(
  context: ServiceContext,
  token: string,
): Promise<{ readonly draft: ApplicationDraft; readonly program: Process } | undefined> {
  const { linkKeys, now, stores } = context;
  const link = await readLink(linkKeys, token, now());
  if (link?.claims.use !== 'draft' || link.expired) return undefined;
  const draft = await stores.drafts.application(link.claims.draftId);
  const program = draft && (await publicProgram(context, draft.programId));
  return draft && program && { draft, program };
}

/** The program in force, if anybody may start it. */
export async function publicProgram(
  context: Pick<ServiceContext, 'stores' | 'now'>,
  programId: string,
): Promise<Process | undefined> {
  const program = await currentProcess(context, programId);
  return program?.starts.by === 'public' ? program : undefined;
}
