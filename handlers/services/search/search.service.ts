import type { ServiceContext } from '../context.ts';
import type { SearchService } from '../search.services.ts';
import { findCases } from './find.ts';

/** Finds deals and other cases by words and ids. */
export function createSearchService(context: ServiceContext): SearchService {
  return { find: findCases(context) };
}
