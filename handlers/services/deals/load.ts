import { type AnyCase, isDeal } from '../../../domain/cases/any-case.ts';
import type { CaseView, TimelineEntry } from '../../../domain/cases/case.schema.ts';
import { timelineForPartner } from '../../../domain/cases/redaction.rules.ts';
import { ownPeople, viewForPartner } from '../../../domain/deals/redaction.rules.ts';
import { DomainError } from '../../../domain/errors.ts';
import type { DealProgram } from '../../../domain/programs/deal-registration.schema.ts';
import { isDealProgram } from '../../../domain/programs/program.ts';
import type { DealView } from '../../../workflows/deal-registration.messages.ts';
import type { ServiceContext } from '../context.ts';
import type { DealPage } from '../deals.services.ts';
import { maySeePartner } from '../permissions.ts';
import type { Caller } from '../services.ts';

/** The same words for a deal that does not exist and for one that is not the caller's to see. */
const noSuchDeal = () => new DomainError('not-found', 'There is no such deal.');

/** The deal as it is, with its trail, if the caller may know of it. */
export async function loadDeal(context: ServiceContext, caller: Caller, dealId: string): Promise<DealPage> {
  const stored = isDealId(dealId) ? await context.stores.cases.load(dealId) : undefined;
  return { view: known(stored?.view, caller), timeline: stored?.timeline ?? [] };
}

/** The same without its trail: what an act is checked against. */
export async function loadDealView(
  context: ServiceContext,
  caller: Caller,
  dealId: string,
): Promise<DealView> {
  const [view] = isDealId(dealId) ? await context.stores.cases.views([dealId]) : [];
  return known(view, caller);
}

const isDealId = (id: string) => /^D-[0-9A-Z]{10}$/.test(id);

function known(view: AnyCase | undefined, caller: Caller): DealView {
  if (!view || !isDeal(view) || !maySeePartner(caller, view.partner.id)) throw noSuchDeal();
  return view;
}

/** The view as the caller may see it. */
export function viewFor({ person }: Caller, view: DealView): DealView {
  return person.partnerId === undefined ? view : viewForPartner(view);
}

/** The page as the caller may see it. */
export async function pageFor(
  context: Pick<ServiceContext, 'stores'>,
  caller: Caller,
  { view, timeline }: DealPage,
): Promise<DealPage> {
  const { partnerId } = caller.person;
  if (partnerId === undefined) return { view, timeline };
  const own = await colleaguesIn(context, { partnerId, named: ownPeople(view), timeline });
  return { view: viewFor(caller, view), timeline: timelineForPartner(timeline, own) };
}

interface Colleagues {
  readonly partnerId: string;
  /** Those that the view names. */
  readonly named: ReadonlySet<string>;
  readonly timeline: readonly TimelineEntry[];
}

/** The partner's people that the trail speaks of, also those that no task names: a colleague who reported progress. */
export async function colleaguesIn(
  { stores }: Pick<ServiceContext, 'stores'>,
  { partnerId, named, timeline }: Colleagues,
): Promise<ReadonlySet<string>> {
  const actors = new Set(timeline.flatMap(({ actor }) => actor.personId ?? []));
  const others = await Promise.all(
    [...actors].filter((id) => !named.has(id)).map((id) => stores.people.get(id)),
  );
  const colleagues = others.filter((person) => person?.partnerId === partnerId);
  return new Set([...named, ...colleagues.flatMap((person) => person?.id ?? [])]);
}

/** The program that new deals start with. */
export async function currentProgram({
  stores,
  now,
}: Pick<ServiceContext, 'stores' | 'now'>): Promise<DealProgram> {
  const program = await stores.programs.current('deal-registration', now().toISOString());
  if (isDealProgram(program)) return program;
  throw new DomainError('not-now', 'Deal registration is not open yet: no program is published.');
}

/** The program that this deal is pinned to. */
export async function programOf(
  { stores }: Pick<ServiceContext, 'stores'>,
  { program }: Pick<CaseView, 'program'>,
): Promise<DealProgram> {
  const pinned = await stores.programs.version(program.id, program.version);
  if (isDealProgram(pinned)) return pinned;
  throw new DomainError('unexpected', `Version ${program.version} of the program ${program.id} is missing.`);
}
