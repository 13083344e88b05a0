import type { Page, PageRequest } from '../../../domain/cases/listing.ts';
import { DomainError } from '../../../domain/errors.ts';
import type { ServiceContext } from '../context.ts';

/** Deals of these stages, one stage after another: a cursor says in which, and where. */
export async function dealsByStage(
  { stores }: Pick<ServiceContext, 'stores'>,
  stages: readonly string[],
  { cursor = '0.', limit }: PageRequest,
): Promise<Page<{ readonly id: string }>> {
  const [, at = '', place = ''] = /^(\d+)\.(.*)$/.exec(cursor) ?? [];
  const stage = stages[Number(at)];
  if (at === '' || stage === undefined)
    throw new DomainError(
      'malformed-request',
      'This cursor is not one of this list: start again without it.',
    );
  const found = await stores.cases.listByStage(stage, { limit, cursor: place || undefined });
  const next = found.cursor === undefined ? Number(at) + 1 : `${at}.${found.cursor}`;
  if (typeof next === 'string') return { items: found.items, cursor: next };
  return { items: found.items, ...(next < stages.length ? { cursor: `${next}.` } : {}) };
}
