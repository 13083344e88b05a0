import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import type { Evidence } from '../programs-api.ts';
import { Refused } from '../refused.ts';

/** What `throughline rehearse --json` prints about a rehearsal, besides much else. */
const evidenceSchema = z.object({
  sourceHash: z.string(),
  scripts: z.array(z.string()),
  passed: z.boolean(),
});

const command = fileURLToPath(new URL('../throughline.ts', import.meta.url));

/**
 * The evidence that this text was rehearsed and came out as it should: from a file that `throughline rehearse --json`
 * wrote, or from a rehearsal now. @throws Refused if it did not, or if another text was rehearsed.
 */
export async function rehearsalEvidence(
  file: string,
  source: string,
  written: string | undefined,
): Promise<Evidence> {
  const output = written === undefined ? await rehearse(file) : readFileSync(written, 'utf8');
  const { data } = evidenceSchema.safeParse(asJson(output));
  if (!data) throw new Refused(`${written ?? 'The rehearsal'} does not say what came of a rehearsal`);
  const hash = createHash('sha256').update(source).digest('hex');
  if (data.sourceHash !== hash)
    throw new Refused(`Another text than ${file} was rehearsed: rehearse it as it is now`);
  if (!data.passed) throw new Refused(`The rehearsal of ${file} did not come out as its script says`);
  return data;
}

/** Rehearses in a process of its own: it takes a server and the real workflow code, and prints what came of it. */
function rehearse(file: string): Promise<string> {
  const args = [...process.execArgv, command, 'rehearse', file, '--json'];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { maxBuffer: 1 << 28 }, (error, output, complaint) => {
      if (output.trim() !== '') resolve(output);
      else reject(new Refused(`${file} cannot be rehearsed. ${complaint.trim() || error?.message || ''}`));
    });
  });
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
