import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import type { Evidence } from '../programs-api.ts';
import { Refused } from '../refused.ts';

/** What is looked at of what `throughline program rehearse --json` prints. */
const reportSchema = z.object({
  sourceHash: z.string(),
  passed: z.boolean(),
  complete: z.boolean(),
  scripts: z.array(z.object({ name: z.string() })),
});
type Report = Pick<z.infer<typeof reportSchema>, 'sourceHash' | 'passed' | 'complete'> & {
  readonly scripts: readonly { readonly name: string }[];
};

/**
 * The evidence that this text was rehearsed and came out as it should: from what `rehearse --json` printed, or from a
 * rehearsal now. @throws Refused if it did not, or not by all scripts, or if another text was rehearsed.
 */
export async function rehearsalEvidence(
  file: string,
  source: string,
  written: string | undefined,
): Promise<Evidence> {
  const { sourceHash, passed, complete, scripts } =
    written === undefined ? await rehearse(file) : read(written);
  const hash = createHash('sha256').update(source).digest('hex');
  if (sourceHash !== hash)
    throw new Refused(`Another text than ${file} was rehearsed: rehearse it as it is now`);
  if (!complete) throw new Refused(`Only some scripts of ${file} were played: leave --only out`);
  if (!passed)
    throw new Refused(
      `The rehearsal of ${file} did not come out as its scripts say: throughline program rehearse ${file} shows where`,
    );
  return { sourceHash, passed, scripts: scripts.map(({ name }) => name) };
}

/** Loaded only when it is needed: it brings a server and the workflow code. */
async function rehearse(program: string): Promise<Report> {
  const [{ rehearseFiles }, { NotUnderstood }] = await Promise.all([
    import('../../rehearsal/rehearse-files.ts'),
    import('../../rehearsal/read-rehearsal.ts'),
  ]);
  return rehearseFiles({ program }).catch((failure: unknown) => {
    throw failure instanceof NotUnderstood ? new Refused(failure.message) : failure;
  });
}

function read(file: string): Report {
  const { data } = reportSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (data) return data;
  throw new Error(`${file} is not what throughline program rehearse --json prints`);
}
