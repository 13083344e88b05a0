import { parseArgs } from 'node:util';
import { print } from '../print.ts';
import { connectPrograms, type ProgramsApi, type Version } from '../programs-api.ts';
import { Refused } from '../refused.ts';
import { apiOptions, instantOf, onlyOne, versionNumber } from './api-arguments.ts';
import { readFile, report } from './read-file.ts';
import { rehearsalEvidence } from './rehearsal-evidence.ts';
import { scriptsOf } from './scripts-of.ts';

/** `throughline program publish`: one person proposes a file, a second one confirms the version. */
export async function publishCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      ...apiOptions,
      effective: { type: 'string' },
      rehearsal: { type: 'string' },
      version: { type: 'string' },
      hash: { type: 'string' },
      confirm: { type: 'boolean', default: false },
    },
  });
  const named = onlyOne(
    positionals,
    'the file of one program, or the id of one with --version and --confirm',
  );
  const effective = values.effective === undefined ? {} : { effectiveFrom: instantOf(values.effective) };
  const { as, confirm, json } = values;
  const version = confirm
    ? await confirmed(connectPrograms(as), named, versionNumber(values.version, '--version'), {
        ...effective,
        hash: values.hash,
      })
    : await proposed(named, { as, effective, rehearsal: values.rehearsal });
  return print(json ? JSON.stringify(version, null, 2) : inWords(version, named), 0);
}

interface Proposing {
  readonly as: string;
  readonly effective: { readonly effectiveFrom?: string };
  readonly rehearsal: string | undefined;
}

async function proposed(file: string, { as, effective, rehearsal }: Proposing): Promise<Version> {
  const read = readFile(file);
  if (!read.program) throw new Refused(report(read));
  const api = connectPrograms(as);
  const evidence = await rehearsalEvidence(file, read.source, rehearsal);
  const scripts = await scriptsOf(file);
  const kept = scripts === undefined ? {} : { scripts };
  return api.propose({ source: read.source, ...kept, ...effective, rehearsal: evidence });
}

/** Publishes the content that is proposed now, or that of the hash which was looked at. */
async function confirmed(
  api: ProgramsApi,
  id: string,
  version: number,
  { hash, ...effective }: { readonly hash: string | undefined; readonly effectiveFrom?: string },
): Promise<Version> {
  const found = (await api.versions(id)).find((one) => one.version === version);
  if (!found) throw new Refused(`There is no version ${version} of ${id}`);
  return api.publish(id, version, { hash: hash ?? found.hash, ...effective });
}

function inWords({ programId, version, status, hash, effectiveFrom }: Version, named: string): string {
  const short = `${programId} version ${version} (${hash.slice(0, 12)})`;
  if (status === 'published') return `${short} is published, in force from ${effectiveFrom ?? 'now'} on`;
  return [
    `${named} is proposed as ${short}.`,
    'A second person looks at it and publishes it:',
    `  throughline program publish ${programId} --version ${version} --confirm --hash ${hash} --as <name>`,
  ].join('\n');
}
