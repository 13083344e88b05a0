import { type AnyCase, isDeal } from '../../domain/cases/any-case.ts';
import type { CaseView, Task } from '../../domain/cases/case.schema.ts';
import type { CaseSummary, DealSummary, InboxItem, WonDeal } from '../../domain/cases/listing.ts';
import type { DealFacts } from '../../domain/deals/deal.schema.ts';
import { isSynthetic } from '../../domain/synthetic/synthetic-partner.ts';
import type { Items, Key, Operation } from './items.ts';

export const casePartition = (id: string) => `CASE#${id}`;
export const summaryKey = (id: string): Key => ({ pk: casePartition(id), sk: 'SUMMARY' });
/** The summary once more, for the narrower lists: an item is once in each index. */
const stagedKey = (id: string): Key => ({ pk: casePartition(id), sk: 'SUMMARY#STAGE' });
const openKey = (id: string): Key => ({ pk: casePartition(id), sk: 'OPEN' });

/** The lists of deals, and those of cases of all other programs. */
export const partitions = {
  dealsOfPartner: (partnerId: string) => `PARTNER#${partnerId}#DEALS`,
  dealsOfPartnerIn: (partnerId: string, stage: string) => `PARTNER#${partnerId}#DEALS#${stage}`,
  dealsIn: (stage: string) => `DEALS#${stage}`,
  casesOfPartner: (partnerId: string) => `PARTNER#${partnerId}#CASES`,
  casesOfPartnerFor: (partnerId: string, programId: string) => `PARTNER#${partnerId}#CASES#${programId}`,
  casesOf: (programId: string) => `CASES#${programId}`,
  casesIn: (programId: string, stage: string) => `CASES#${programId}#${stage}`,
  /** In the order in which they were won. */
  dealsWon: 'DEALS-WON',
  openOf: (programId: string) => `OPEN#${programId}`,
  hearingOf: (partnerId: string) => `PARTNER#${partnerId}#HEARING`,
};

/** The stage under which cases of a program are listed that have ended, wherever they did. */
const closedStage = 'closed';

/** Padded, so that versions sort as numbers do. */
export const versionMark = (version: number) => `V#${String(version).padStart(6, '0')}`;

/** What lists show of a case, small: an index copies it whole. */
export function listRows(items: Items, view: AnyCase): Operation[] {
  if (isDeal(view)) return dealRows(view).map((row) => items.put(row));
  return caseRows(items, view);
}

function dealRows(view: CaseView<DealFacts>) {
  const { id, partner, stage, openedAt, facts } = view;
  const summary: DealSummary = { ...summaryOf(view), value: facts.registration.value };
  const [gsi1sk, gsi2sk] = [`${openedAt}#${id}`, `${openedAt}#${id}`];
  const listed = {
    gsi1pk: partitions.dealsOfPartner(partner.id),
    ...(isSynthetic(partner.id) ? {} : { gsi2pk: partitions.dealsIn(stage), gsi2sk }),
  };
  const won = wonDeal(view);
  const staged = {
    ...{ gsi1pk: partitions.dealsOfPartnerIn(partner.id, stage), gsi1sk },
    ...(won ? { gsi2pk: partitions.dealsWon, gsi2sk: `${won.wonAt}#${id}`, won } : {}),
  };
  return [
    { ...summaryKey(id), ...listed, gsi1sk, entity: 'summary', summary },
    { ...stagedKey(id), ...staged, entity: 'summary', summary },
  ];
}

function wonDeal({
  id,
  partner,
  program,
  outcome,
  openedAt,
  stageSince = openedAt,
  facts,
}: CaseView<DealFacts>) {
  if (outcome !== 'won' || !facts.won) return undefined;
  const { value, closedOn } = facts.won;
  return { dealId: id, partnerId: partner.id, program, value, closedOn, wonAt: stageSince } satisfies WonDeal;
}

function caseRows(items: Items, view: AnyCase): Operation[] {
  const { id, kind, program, partner, openedAt, stageSince = openedAt, status } = view;
  const summary: CaseSummary = { ...summaryOf(view), kind, program, stageSince };
  const [gsi1sk, gsi2sk] = [`${openedAt}#${id}`, `${openedAt}#${id}`];
  const stage = status === 'closed' ? closedStage : view.stage;
  const listed = { gsi1pk: partitions.casesOfPartner(partner.id), gsi2pk: partitions.casesOf(program.id) };
  const staged = {
    gsi1pk: partitions.casesOfPartnerFor(partner.id, program.id),
    gsi2pk: partitions.casesIn(program.id, stage),
  };
  return [
    items.put({ ...summaryKey(id), ...listed, gsi1sk, gsi2sk, entity: 'summary', summary }),
    items.put({ ...stagedKey(id), ...staged, gsi1sk, gsi2sk, entity: 'summary', summary }),
    openRow(items, view),
  ];
}

/**
 * The cases that run, by the version that they are pinned to: what a migration goes through. Those that wait for events
 * also by their partner.
 */
function openRow(
  items: Items,
  { id, workflowId, program, partner, openedAt, status, hears }: AnyCase,
): Operation {
  if (status === 'closed') return items.remove(openKey(id));
  const place = {
    gsi2pk: partitions.openOf(program.id),
    gsi2sk: `${versionMark(program.version)}#${openedAt}#${id}`,
  };
  const hearing = hears && { gsi1pk: partitions.hearingOf(partner.id), gsi1sk: id, hears, workflowId };
  return items.put({ ...openKey(id), ...place, ...hearing, entity: 'open-case', caseId: id });
}

function summaryOf(view: AnyCase) {
  const { id, title, partner, stage, stageLabel, outcome, next, partnerNext, openedAt, updatedAt } = view;
  return {
    ...{ id, title, partner, stage, stageLabel, next, openedAt, updatedAt },
    ...(outcome === undefined ? {} : { outcome }),
    ...(partnerNext ? { partnerNext } : {}),
  };
}

/** A task as its person's inbox shows it. */
export function inboxRow(view: AnyCase, task: Task): InboxItem {
  const { id, kind, title, partner } = view;
  const value = isDeal(view) ? { value: view.facts.registration.value } : {};
  return { caseId: id, kind, task, title, partnerName: partner.name, ...value };
}
