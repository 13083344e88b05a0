import { readFile } from 'node:fs/promises';
import type { Stores } from '../../../activities/store/stores.ts';
import { readCourse } from '../../../domain/learning/course-text.rules.ts';
import { readGift } from '../../../domain/learning/gift.rules.ts';
import { joinLanguages } from '../../../domain/learning/languages.rules.ts';

const folder = new URL('../../../programs/materials/', import.meta.url);
const textOf = (name: string) => readFile(new URL(name, folder), 'utf8');
const id = 'platform-basics';

/** Publishes the course and the bank that are shipped. What is there already stays, whoever has changed it. */
export async function publishShippedMaterials(
  { materials }: Pick<Stores, 'materials'>,
  { publishedBy, now }: { readonly publishedBy: string; readonly now: Date },
): Promise<void> {
  const by = { id, after: 0, publishedAt: now.toISOString(), byPersonId: publishedBy };
  if (!(await materials.current('course', id))) {
    const texts = { en: await textOf(`${id}.en.md`), de: await textOf(`${id}.de.md`) };
    const content = sound(readCourse(id, texts));
    const title = content.texts.en?.title ?? id;
    await materials.publish({ ...by, kind: 'course', title, source: joinLanguages(texts), content });
  }
  if (await materials.current('bank', id)) return;
  const source = await textOf(`${id}.gift`);
  const content = sound(readGift(id, source));
  await materials.publish({ ...by, kind: 'bank', title: content.title, source, content });
}

type Read<T> =
  | { readonly read: T }
  | { readonly problems: readonly { readonly line: number; readonly message: string }[] };

function sound<T>(result: Read<T>): T {
  if ('read' in result) return result.read;
  const [first] = result.problems;
  throw new Error(`What is shipped has errors. Line ${first?.line}: ${first?.message}`);
}
