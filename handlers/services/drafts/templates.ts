import { readdir, readFile } from 'node:fs/promises';
import { parseDocument } from 'yaml';
import type { ServiceContext } from '../context.ts';
import type { DraftsService } from '../designer.services.ts';

/** A program that is shipped, with the scripts that rehearse it. */
export interface Template {
  readonly source: string;
  readonly scripts?: string;
}
type Shipped = Pick<ServiceContext, 'shippedPrograms'>;
const programFile = /^([a-z0-9-]+)\.yaml$/;

/** The programs that are shipped, by the names of their files. */
export async function listTemplates({
  shippedPrograms,
}: Shipped): Promise<Awaited<ReturnType<DraftsService['templates']>>> {
  const names = (await readdir(shippedPrograms)).flatMap((file) => programFile.exec(file)?.[1] ?? []);
  return Promise.all(
    names.toSorted().map(async (name) => {
      const document = parseDocument(await readFile(new URL(`${name}.yaml`, shippedPrograms), 'utf8'));
      const text = (key: string) => String(document.get(key) ?? '').trim();
      return { name, title: text('title') || name, purpose: text('purpose') };
    }),
  );
}

/** Byte for byte as it is shipped; undefined for a name that is none of theirs. */
export async function templateOf({ shippedPrograms }: Shipped, name: string): Promise<Template | undefined> {
  const files = await readdir(shippedPrograms);
  if (!programFile.test(`${name}.yaml`) || !files.includes(`${name}.yaml`)) return undefined;
  const read = (file: string) => readFile(new URL(file, shippedPrograms), 'utf8');
  const scripts = `${name}.rehearsal.yaml`;
  return {
    source: await read(`${name}.yaml`),
    ...(files.includes(scripts) ? { scripts: await read(scripts) } : {}),
  };
}
