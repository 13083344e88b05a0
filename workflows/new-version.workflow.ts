import { continueAsNew, setCurrentDetails, sleep, workflowInfo } from '@temporalio/workflow';
import { ofNewVersion } from './activity-profiles.ts';
import type { NewVersionInput } from './new-version.messages.ts';

/** So many holders are told at once, and so long is waited after them. */
const atOnce = 5;
const pause = 1_000;
/** It is begun before the version is published, so that no crash leaves it out: that is looked for, for about an hour. */
const looksAtMost = 60;
const longestPause = 60_000;
/** So many of the cases that could not be moved are named. */
const namedAtMost = 100;

/**
 * Asks of everybody who holds a certificate by an earlier version what a new one asks, from when it is in force: each
 * once, at a bounded rate. Answers which cases kept their version because they could not be moved.
 */
export async function newVersion(input: NewVersionInput): Promise<{ left: readonly string[] } | undefined> {
  const { programId, version } = input;
  const from = input.resume?.from ?? (await inForceFrom(input));
  if (from === undefined) return undefined;
  let left = input.resume?.left ?? [];
  let cursor = input.resume?.cursor;
  for (;;) {
    const page = await ofNewVersion('Find who holds a certificate').holdersOf({ programId, version, cursor });
    left = [...left, ...(await ask(page.numbers, { programId, version, from }))].slice(0, namedAtMost);
    if (left.length > 0) setCurrentDetails(`Could not be moved: ${left.join(', ')}`);
    ({ cursor } = page);
    if (cursor === undefined) return { left };
    if (workflowInfo().continueAsNewSuggested)
      await continueAsNew<typeof newVersion>({ programId, version, resume: { from, cursor, left } });
  }
}

/** From when the version is in force, once it is; nothing if nobody has published it. */
async function inForceFrom({ programId, version }: NewVersionInput): Promise<string | undefined> {
  for (let looks = 0; looks < looksAtMost; looks += 1) {
    const { from } = await ofNewVersion('Look whether it is published').publicationOf({ programId, version });
    if (from !== undefined) {
      const wait = Date.parse(from) - Date.now();
      if (wait > 0) await sleep(wait, { summary: 'Until the version is in force' });
      return from;
    }
    await sleep(Math.min(longestPause, 1000 * 2 ** looks), { summary: 'Until it is published' });
  }
  return undefined;
}

/** The cases that could not be moved. */
async function ask(
  numbers: readonly string[],
  version: { readonly programId: string; readonly version: number; readonly from: string },
): Promise<string[]> {
  const left: string[] = [];
  for (let at = 0; at < numbers.length; at += atOnce) {
    const some = numbers.slice(at, at + atOnce);
    const asked = await Promise.all(
      some.map((number) => ofNewVersion('Tell a holder, and their case').askHolder({ ...version, number })),
    );
    left.push(...asked.flatMap((one) => one.left ?? []));
    await sleep(pause, { summary: 'Not too many at once' });
  }
  return left;
}
