import { type AnyCase, isDeal } from '../../../domain/cases/any-case.ts';
import type { Page, PageRequest } from '../../../domain/cases/listing.ts';
import { dealStages } from '../../../domain/deals/stages.ts';
import { withIbansMasked } from '../../../domain/partners/iban.rules.ts';
import type { DecisionRecord } from '../../../domain/processes/decision-record.schema.ts';
import { decisionsOfDeal, decisionsOfProcess } from '../../../domain/processes/decision-records.rules.ts';
import { knownPartner } from '../cases/known-partner.ts';
import { processOf } from '../cases/load.ts';
import type { ServiceContext } from '../context.ts';
import { programOf } from '../deals/load.ts';
import { refuseUnlessAllowed } from '../permissions.ts';
import type { ProgramsService } from '../programs.services.ts';
import { dealsByStage } from './deals-by-stage.ts';

/**
 * What was decided in cases of a program, newest cases first. A page is that of so many cases: it can have more records
 * than were asked for, or none. Nothing is written for it: a case keeps its tasks, and what came of each.
 */
export function listDecisions(context: ServiceContext): ProgramsService['decisions'] {
  return async (caller, programId, page) => {
    refuseUnlessAllowed(caller, 'read-decisions');
    const { items: rows, cursor } = await casesOf(context, programId, page);
    const views = await context.stores.cases.views(rows.map(({ id }) => id));
    const records = await Promise.all(views.map((view) => decisionsOf(context, view)));
    return { items: withIbansMasked(records.flat()), ...(cursor === undefined ? {} : { cursor }) };
  };
}

async function decisionsOf(context: ServiceContext, view: AnyCase): Promise<DecisionRecord[]> {
  const partner = await knownPartner(context, view.partner.id);
  return isDeal(view)
    ? decisionsOfDeal(view, await programOf(context, view), partner)
    : decisionsOfProcess(view, await processOf(context, view), partner);
}

type Row = { readonly id: string };

function casesOf(context: ServiceContext, programId: string, page: PageRequest): Promise<Page<Row>> {
  return programId === 'deal-registration'
    ? dealsByStage(context, Object.keys(dealStages), page)
    : context.stores.cases.listCasesOfProgram(programId, page);
}
