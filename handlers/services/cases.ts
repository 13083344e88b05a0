import { timelineForPartner } from '../../domain/cases/redaction.rules.ts';
import { ownPeople, viewForPartner } from '../../domain/deals/redaction.rules.ts';
import { DomainError } from '../../domain/errors.ts';
import type { DealProgram } from '../../domain/programs/deal-registration.schema.ts';
import type { DealView } from '../../workflows/deal-registration.messages.ts';
import type { ServiceContext } from './context.ts';
import { maySeePartner } from './permissions.ts';
import type { Caller, DealPage } from './services.ts';

/** The same words for a deal that does not exist and for one that is not the caller's to see. */
export const noSuchDeal = () => new DomainError('not-found', 'There is no such deal.');

/** The deal as it is, if the caller may know of it. */
export async function loadDeal(context: ServiceContext, caller: Caller, dealId: string): Promise<DealPage> {
  const stored = /^D-[0-9A-Z]{10}$/.test(dealId) ? await context.stores.cases.load(dealId) : undefined;
  if (!stored || !maySeePartner(caller, stored.view.partner.id)) throw noSuchDeal();
  return stored;
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
  const own = await peopleOf(context, partnerId, { view, timeline });
  return { view: viewFor(caller, view), timeline: timelineForPartner(timeline, own) };
}

/** The partner's people that the trail speaks of, also those that no task names: a colleague who reported progress. */
async function peopleOf(
  { stores }: Pick<ServiceContext, 'stores'>,
  partnerId: string,
  { view, timeline }: DealPage,
): Promise<ReadonlySet<string>> {
  const named = ownPeople(view);
  const actors = new Set(timeline.flatMap(({ actor }) => actor.personId ?? []));
  const others = await Promise.all(
    [...actors].filter((id) => !named.has(id)).map((id) => stores.people.get(id)),
  );
  const colleagues = others.filter((person) => person?.partnerId === partnerId);
  return new Set([...named, ...colleagues.flatMap((person) => person?.id ?? [])]);
}

/** The program that new deals start with. */
export async function currentProgram({ stores }: Pick<ServiceContext, 'stores'>): Promise<DealProgram> {
  const program = await stores.programs.current('deal-registration');
  if (program) return program;
  throw new DomainError('not-now', 'Deal registration is not open yet: no program is published.');
}

/** The program that this deal is pinned to. */
export async function programOf({ stores }: ServiceContext, { program }: DealView): Promise<DealProgram> {
  const pinned = await stores.programs.version(program.id, program.version);
  if (pinned) return pinned;
  throw new DomainError('unexpected', `Version ${program.version} of the program ${program.id} is missing.`);
}
