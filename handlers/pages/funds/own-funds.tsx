import { DomainError } from '../../../domain/errors.ts';
import { isVendor } from '../../../portal/frame.ts';
import { OwnFundsPage } from '../../../portal/pages/funds/own-funds.page.tsx';
import { partnerColumns, StatementPage } from '../../../portal/pages/funds/statement.page.tsx';
import { isAllowed } from '../../services/permissions.ts';
import { namesInList } from '../names.ts';
import { type SignedInVisit, show } from '../page.tsx';
import { sendActivities } from './fund-tables.ts';
import { labelsOfEntries } from './labels.ts';
import { sendStatement } from './statement-table.ts';

/** What a partner may spend and has asked for. The vendor's people name the partner. */
export async function showOwnFunds(visit: SignedInVisit): Promise<Response> {
  const { c, frame, services, caller } = visit;
  const partnerId = partnerOf(visit);
  if (partnerId === undefined) return c.redirect('/console/funds', 303);
  const cursor = c.req.query('cursor');
  const [requests, spendable, labels, startable] = await Promise.all([
    services.funds.requests(caller, partnerId, { cursor }),
    cursor ? [] : services.funds.spendable(caller, partnerId),
    services.funds.labels(caller, { partnerIds: [partnerId] }),
    isVendor(frame) ? [] : services.cases.startable(caller),
  ]);
  const names = await namesInList(
    services,
    requests.items.map(({ summary }) => summary),
  );
  const program = startable.find(({ kind }) => kind === 'mdf')?.program;
  const askAt = program === undefined ? undefined : `/start/${encodeURIComponent(program)}`;
  const partner = { id: partnerId, name: labels[partnerId] ?? partnerId };
  return show(c, <OwnFundsPage {...{ frame, partner, spendable, requests, names, askAt, cursor }} />);
}

/** Whose page it is. A colleague without the right is told who has it. */
function partnerOf({ c, person, caller }: SignedInVisit): string | undefined {
  const named = c.req.query('partner') || undefined;
  if (named !== undefined && person.partnerId !== undefined && named !== person.partnerId)
    throw new DomainError('not-found', 'There is no such partner.');
  if (!isAllowed(caller, 'read-own-funds'))
    throw new DomainError(
      'forbidden',
      'The owner and the marketers of your company look after its marketing funds. Ask one of them.',
    );
  return person.partnerId ?? named;
}

/** The same, where a page has nothing to show without a partner. */
function knownPartnerOf(visit: SignedInVisit): string {
  const partnerId = partnerOf(visit);
  if (partnerId === undefined) throw new DomainError('not-found', 'There is no such partner.');
  return partnerId;
}

export async function showOwnStatement(visit: SignedInVisit): Promise<Response> {
  const { c, frame, services, caller } = visit;
  const partnerId = knownPartnerOf(visit);
  const cursor = c.req.query('cursor');
  const statement = await services.funds.statement(caller, { partnerId }, { cursor, limit: 50 });
  const [labels, { [partnerId]: name = partnerId }] = await Promise.all([
    labelsOfEntries(
      visit,
      statement.items.map(({ entry }) => entry),
    ),
    services.funds.labels(caller, { partnerIds: [partnerId] }),
  ]);
  const query = isVendor(frame) ? { partner: partnerId } : {};
  const back = { href: `/funds${isVendor(frame) ? `?partner=${partnerId}` : ''}`, label: 'Marketing funds' };
  const props = { frame, statement, labels, back, columns: partnerColumns, query, cursor };
  return show(c, <StatementPage {...props} title={`Statement of ${name}`} path="/funds/statement" />);
}

export async function ownStatementTable(visit: SignedInVisit): Promise<Response> {
  const partnerId = knownPartnerOf(visit);
  return sendStatement(visit, partnerId, { partnerId }, partnerColumns);
}

export async function ownActivitiesTable(visit: SignedInVisit): Promise<Response> {
  const { services, caller } = visit;
  const partnerId = knownPartnerOf(visit);
  return sendActivities(visit, partnerId, (cursor) =>
    services.funds.activitiesOf(caller, partnerId, { cursor, limit: 100 }),
  );
}
