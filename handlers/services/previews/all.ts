import { brandingSchema } from '../../../domain/branding/branding.schema.ts';
import { isProcess, type Program } from '../../../domain/programs/program.ts';
import type { ServiceContext } from '../context.ts';
import { refuseUnlessDesigner } from '../drafts/designers.ts';
import { parse } from '../parse.ts';
import type { PreviewsService, SampledProgram } from '../previews.services.ts';

import { readSource } from '../programs/propose.ts';
import { sourceSchema } from '../programs/schemas.ts';
import { dealMails } from './deal-mails.ts';
import { dealPages, processPages } from './pages.ts';
import { processMails } from './process-mails.ts';
import { sampleCase } from './sample-case.ts';
import { dealQuestions } from './sample-deal.ts';
import { sampleTasks } from './sample-tasks.ts';

/** Everything that people will see of a program that was written, with sample data. */
export function allPreviews(context: ServiceContext): PreviewsService['all'] {
  return async (caller, input) => {
    refuseUnlessDesigner(caller);
    const { source } = parse(sourceSchema, input);
    const now = context.now();
    return sampled(context, await readSource(source, now), now.toISOString());
  };
}

function sampled(
  { branding: given, publicUrl }: ServiceContext,
  program: Program,
  now: string,
): SampledProgram {
  const branding = given ?? brandingSchema.parse({});
  const whole = { program, branding, now };
  if (!isProcess(program)) {
    const questions = dealQuestions(program, now);
    const mails = dealMails({ program, now, branding, publicUrl }, questions);
    return { ...whole, mails, pages: dealPages(program, now, questions) };
  }
  const sample = sampleCase(program, now);
  const tasks = sampleTasks(sample);
  const mails = processMails(sample, tasks, branding, publicUrl);
  return { ...whole, mails, pages: processPages(sample, tasks) };
}
