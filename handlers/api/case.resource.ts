import type { CasePage, CasesService } from '../services/cases.services.ts';
import type { Caller } from '../services/services.ts';

/** A case as the API answers who reads it (readCaseAnswer, case.schemas.ts). Its program has operations of its own. */
export function readCaseResource(
  cases: Pick<CasesService, 'possibleActs'>,
  caller: Caller,
  page: Pick<CasePage, 'view' | 'program'>,
) {
  return { ...page.view, possibleActs: cases.possibleActs(caller, page) };
}
