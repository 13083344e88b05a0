import type { Signature } from '../../../activities/activities.ts';
import { decline, sign } from '../../../domain/programs/standard-presses.ts';
import type { AgreementStep } from '../../../domain/programs/steps/agreement.step.ts';
import { isOfPartner } from '../../../domain/programs/who.rules.ts';
import { outside, store } from '../../activity-profiles.ts';
import { askStep, type StepQuestion } from '../../process/ask-step.ts';
import { evaluate } from '../../process/evaluate.ts';
import { end, goOnUnlessStopped, keep, type Place, type Run } from '../../process/run.ts';
import { log, now } from '../case.ts';

/** Has an agreement signed, and countersigned if the program says so; keeps it with a PDF. */
export async function agreementBlock(run: Run, step: AgreementStep, place: Place): Promise<void> {
  const { texts } = await evaluate(run, place, { texts: [step.title ?? step.id, step.text] });
  const [title = step.id, text = ''] = texts;
  const agreement = { text, ...(await store.digest({ text })) };
  const first = await signature(run, place, {
    path: place.path,
    title,
    written: step.title ?? step.id,
    by: step.by,
    patience: step,
    agreement,
    outcomes: [sign, decline],
  });
  if (!first) return goOnUnlessStopped(run, place);
  const { countersign } = step;
  const second = countersign
    ? await signature(run, place, {
        path: `${place.path}/countersign`,
        title: `${title}: countersign`,
        written: `${step.title ?? step.id}: countersign`,
        by: countersign.by,
        patience: countersign,
        agreement,
        outcomes: [sign, decline],
      })
    : undefined;
  if (countersign && !second) return goOnUnlessStopped(run, place);
  const signatures = [first, ...(second ? [second] : [])];
  const { documentId } = await outside('Keep the signed agreement').keepAgreement({
    key: `${run.c.identity.workflowId}/${place.path}`,
    caseId: run.input.caseId,
    title,
    ...agreement,
    signatures,
  });
  keep(run, place, step.id, kept(agreement.hash, documentId, first, second), true);
}

/** One signature; nothing if it was declined or nobody signed, which ends the case. */
async function signature(run: Run, place: Place, question: StepQuestion): Promise<Signature | undefined> {
  const { vote } = await askStep(run, place, {
    ...question,
    needs: ({ id }) => (id === sign.id ? 'signature' : 'comment'),
  });
  if (!vote) return undefined;
  const { actor, comment = '' } = vote;
  if (vote.outcome === decline.id) {
    log(run.c, 'declined', `${question.title}: declined. "${comment}"`, { actor });
    end(run, 'withdrawn', { reason: comment, actor });
    return undefined;
  }
  log(run.c, 'signed', `${question.title}: signed.`, { actor, detail: { hash: question.agreement?.hash } });
  return {
    personId: actor.personId ?? '',
    name: String(vote.data?.name ?? ''),
    party: isOfPartner(question.by) ? 'partner' : 'vendor',
    at: now(),
  };
}

function kept(hash: string, documentId: string, first: Signature, second: Signature | undefined) {
  const own = { hash, documentId, signedBy: first.name, signedAt: first.at };
  return second ? { ...own, countersignedBy: second.name, countersignedAt: second.at } : own;
}
