import { setTimeout as delay } from 'node:timers/promises';
import * as z from 'zod';
import type { ApplicationDraft } from '../../../activities/store/drafts.store.ts';
import { DomainError } from '../../../domain/errors.ts';
import { addressField } from '../../../domain/processes/applicant.rules.ts';
import type { Process } from '../../../domain/programs/process.schema.ts';
import type { ApplicationsService } from '../applications.services.ts';
import { formOf } from '../cases/form.ts';
import type { ServiceContext } from '../context.ts';
import { sha256Hex } from '../hash.ts';
import { parse } from '../parse.ts';
import type { Limit } from '../rate-limit.ts';
import { draftToken, publicProgram } from './draft-link.ts';

/** To one address: who does not find the mail asks again, and a stranger cannot fill an inbox. */
const linksToOneAddress: Limit = { requests: 5, windowSeconds: 900 };

const beginningSchema = z.strictObject({
  email: z
    .string({ error: 'Give your e-mail address' })
    .trim()
    .toLowerCase()
    .pipe(z.email('Give an e-mail address').max(254)),
});

/** Begins an application, or finds the one that was begun; the link goes to the address, and only there. */
export function beginApplication(context: ServiceContext): ApplicationsService['begin'] {
  return async (programId, input) => {
    const program = await publicProgram(context, programId);
    if (!program) throw new DomainError('not-found', 'There is nothing here that anybody can apply for.');
    const { email } = parse(beginningSchema, input);
    // The time of the answer does not tell whether this address was here before.
    const takes = delay(context.signInTakes ?? 1_000);
    await sendLink(context, program, email).catch((failure: unknown) => context.onMailFailure?.(failure));
    await takes;
  };
}

async function sendLink(context: ServiceContext, program: Process, email: string): Promise<void> {
  const { stores, publicUrl, now } = context;
  const bucket = `application/${sha256Hex(program.program, email)}`;
  const { allowed } = await stores.requests.take(bucket, linksToOneAddress);
  if (!allowed) return;
  const { id } = await findOrBegin(context, program, email);
  const { token, expiresAt } = await draftToken(context, id);
  await context.sendDraftLink({
    ...{ email, expiresAt, title: program.title },
    url: `${publicUrl.replace(/\/+$/, '')}/a/${token}`,
    key: `${id}/${now().getTime()}`,
  });
}

/** One draft for an address; a new one when the case that it became has ended. */
async function findOrBegin(
  { stores, now }: ServiceContext,
  program: Process,
  email: string,
): Promise<ApplicationDraft> {
  const id = sha256Hex('application', program.program, email).slice(0, 32);
  const before = await stores.drafts.application(id);
  const [became] = before?.sent ? await stores.cases.views([before.sent.caseId]) : [];
  if (before && became?.status !== 'closed') return before;
  const address = addressField(formOf({ program, form: program.starts.form, known: {} }));
  const values = address ? { [address]: email } : {};
  const draft = { id, programId: program.program, email, begunAt: now().toISOString(), values };
  await stores.drafts.begin(draft, before);
  return draft;
}
