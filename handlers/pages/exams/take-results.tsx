import type { FormValues } from '../../../portal/form.ts';
import { type ExamsAnswer, ExamsPage, resultsFormId } from '../../../portal/pages/exams/exams.page.tsx';
import { refusal, type SentForm, type SignedInVisit, sentForm, show, textOf } from '../page.tsx';
import { refusedForm } from '../sent-form.ts';

export function showExams(visit: SignedInVisit): Promise<Response> {
  return examsResponse(visit, {});
}

async function examsResponse(
  { c, frame, services, caller }: SignedInVisit,
  answer: ExamsAnswer,
  status?: Parameters<typeof show>[2],
): Promise<Response> {
  const providers = await services.exams.providers(caller);
  return show(c, <ExamsPage frame={frame} providers={providers} {...answer} />, status);
}

/** Shows what would come of the results, or takes them; a file's text stands in the form from then on. */
export async function answerExams(visit: SignedInVisit): Promise<Response> {
  const { services, caller } = visit;
  const sent = await sentForm(visit.c);
  const { values, encoding } = await readFile(visit, sent);
  const input = { provider: textOf(values, 'provider').trim(), text: textOf(values, 'text') };
  const takes = textOf(values, 'press') === 'take';
  try {
    const { exams } = services;
    const results = takes ? await exams.take(caller, input) : await exams.check(caller, input);
    return await examsResponse(visit, { values, results, encoding, taken: takes });
  } catch (failure) {
    const { error, status } = refusal(failure);
    const attempt = refusedForm(resultsFormId, values, error);
    return examsResponse(visit, { attempt, values, encoding }, status);
  }
}

/** A file that was chosen takes the place of the text. */
async function readFile(
  { services, caller }: SignedInVisit,
  { values, files }: SentForm,
): Promise<Pick<ExamsAnswer, 'encoding'> & { readonly values: FormValues }> {
  const file = files.file;
  if (!file || file.size === 0) return { values };
  const { text, encoding } = await services.exams.textOf(caller, new Uint8Array(await file.arrayBuffer()));
  return { values: { ...values, text }, encoding };
}
