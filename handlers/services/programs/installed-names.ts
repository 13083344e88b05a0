import { everyItem } from '../../../activities/store/every-item.ts';
import type { MaterialKind } from '../../../activities/store/materials.store.ts';
import type { InstalledNames } from '../../../domain/programs/registry.ts';
import type { ServiceContext } from '../context.ts';

/**
 * What this installation has that programs can name, as of now. Where no exam provider is set up, results come from files
 * alone, of whatever provider: then nothing is known of them.
 */
export async function installedNames(
  context: Pick<ServiceContext, 'stores' | 'examProviders'>,
): Promise<InstalledNames> {
  const { stores } = context;
  const [courses, banks, providers] = await Promise.all([
    slugsOf(stores, 'course'),
    slugsOf(stores, 'bank'),
    context.examProviders?.(),
  ]);
  const examProviders = Object.keys(providers ?? {}).sort();
  return { courses, banks, ...(examProviders.length > 0 ? { examProviders } : {}) };
}

async function slugsOf({ materials }: ServiceContext['stores'], kind: MaterialKind): Promise<string[]> {
  const found = await everyItem((page) => materials.list(kind, page));
  return found.map(({ id }) => id);
}
