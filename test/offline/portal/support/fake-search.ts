import { areFound, wordsSought } from '../../../../domain/cases/findable.rules.ts';
import type { CaseSummary, DealSummary, FoundCase } from '../../../../domain/cases/listing.ts';
import { wordsOf } from '../../../../domain/customers/name.rules.ts';
import { invalid } from '../../../../handlers/services/parse.ts';
import type { SearchService } from '../../../../handlers/services/search.services.ts';
import type { World } from './fake-services.ts';

/** Among the rows of the fake's lists. */
export function fakeSearch(world: World): SearchService {
  return {
    async find(_caller, q) {
      if (q.length < 2) throw invalid([{ field: 'q', message: 'Write at least two letters' }]);
      const all = [...world.deals, ...world.cases].map(foundOf);
      const items = all.filter(({ title, partner }) =>
        areFound(wordsSought(q), wordsOf(`${title} ${partner.name}`)),
      );
      return { items, more: world.moreFound };
    },
  };
}

function foundOf(row: DealSummary | CaseSummary): FoundCase {
  const status = row.outcome === undefined ? 'open' : 'closed';
  const deal = 'deal-registration';
  const of =
    'program' in row ? { kind: row.kind, programId: row.program.id } : { kind: deal, programId: deal };
  return { ...row, ...of, status } as FoundCase;
}
