import { parseArgs } from 'node:util';
import { everyItem } from '../../activities/store/every-item.ts';
import type { Stores } from '../../activities/store/stores.ts';
import type { Page, PageRequest } from '../../domain/cases/listing.ts';
import { counted } from '../../domain/wording.rules.ts';
import { print } from '../print.ts';
import { showProgress } from '../progress.ts';
import { withStores } from '../store-connection.ts';

/** `throughline find rebuild`: files every deal and case that there is. */
export async function rebuildCommand(args: string[]): Promise<number> {
  parseArgs({ args, options: {} });
  const show = showProgress();
  const cases = await withStores(process.env, (stores) =>
    fileAll(stores, (filed) => show(`${counted(filed, 'case')} filed`)),
  );
  return print(`${counted(cases, 'deal or case', 'deals and cases')} can be found.`, 0);
}

const atOnce = 10;

/** Through lists in which a case stays where it is, however it goes on meanwhile. Answers how many there are. */
export async function fileAll(
  stores: Pick<Stores, 'caseIndex' | 'cases' | 'partners' | 'programs'>,
  progress: (filed: number) => void = () => {},
): Promise<number> {
  const { caseIndex, cases, partners, programs } = stores;
  let filed = 0;
  const file = async (rows: readonly { readonly id: string }[]) => {
    await Promise.all(rows.map(({ id }) => caseIndex.file(id)));
    filed += rows.length;
    progress(filed);
  };
  for (const { id } of await everyItem((page) => partners.list(page)))
    await eachPage((page) => cases.listByPartner(id, page), file);
  const programIds = new Set((await programs.list()).map(({ programId }) => programId));
  for (const id of programIds) await eachPage((page) => cases.listCasesOfProgram(id, page), file);
  return filed;
}

async function eachPage<T>(
  list: (page: PageRequest) => Promise<Page<T>>,
  take: (rows: readonly T[]) => Promise<void>,
): Promise<void> {
  let cursor: string | undefined;
  do {
    const page: Page<T> = await list({ limit: atOnce, cursor });
    await take(page.items);
    ({ cursor } = page);
  } while (cursor !== undefined);
}
