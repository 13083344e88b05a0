import { readdir, readFile } from 'node:fs/promises';
import { parseDocument } from 'yaml';
import type { ServiceContext } from '../context.ts';
import type { DraftsService } from '../drafts.services.ts';

/** A program that is shipped, with the scripts that rehearse it. */
export interface Template {
  readonly source: string;
  readonly scripts?: string;
}
type Shipped = Pick<ServiceContext, 'shippedPrograms'>;
const programFile = /^([a-z0-9-]+)\.yaml$/;

type Offered = Awaited<ReturnType<DraftsService['templates']>>;
/** Reading them takes a while, and they change with a release only: by folder. */
const offered = new Map<string, Promise<Offered>>();

/** The programs that are shipped, by the names of their files. */
export async function listTemplates({ shippedPrograms }: Shipped): Promise<Offered> {
  const known = offered.get(shippedPrograms.href) ?? readTemplates(shippedPrograms);
  offered.set(shippedPrograms.href, known);
  return known.catch((failure: unknown) => {
    offered.delete(shippedPrograms.href);
    throw failure;
  });
}

async function readTemplates(folder: URL): Promise<Offered> {
  const names = (await readdir(folder)).flatMap((file) => programFile.exec(file)?.[1] ?? []);
  return Promise.all(
    names.toSorted().map(async (name) => {
      const source = await readFile(new URL(`${name}.yaml`, folder), 'utf8');
      const document = parseDocument(source);
      const text = (key: string) => String(document.get(key) ?? '').trim();
      return { name, title: text('title') || name, purpose: text('purpose') || firstComment(source) };
    }),
  );
}

/** What stands above a program whose language has no word for what it is for: its first sentence. */
function firstComment(source: string): string {
  const [comment = ''] = /^(?:#.*\n)*/.exec(source) ?? [];
  const words = comment.split('\n').filter((line) => !line.includes('$schema'));
  const [sentence = ''] = words
    .join(' ')
    .replaceAll(/[#\s]+/g, ' ')
    .split(/(?<=\.)\s/);
  return sentence.trim();
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
