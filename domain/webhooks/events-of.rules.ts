import { type AnyCase, isDeal } from '../cases/any-case.ts';
import type { Task } from '../cases/case.schema.ts';
import type { Certificate } from '../certification/certificate.schema.ts';
import { dealOutcomes } from '../deals/stages.ts';
import type { Activity, Payment } from '../mdf/activity.ts';
import type { Partner } from '../partners/partner.schema.ts';
import { isSynthetic } from '../synthetic/synthetic-partner.ts';
import type { EventType } from './event-types.ts';
import type { WebhookEvent } from './webhook.ts';

type Image = Readonly<Record<string, unknown>>;

/** A change of an item of the table, as its stream tells it. An image is absent before the item was, or after. */
export interface ItemChange {
  readonly pk: string;
  readonly sk: string;
  /** When it was written. */
  readonly at: string;
  readonly old?: Image | undefined;
  readonly new?: Image | undefined;
}

/** An event before it is known what it is about, and which version of that. */
interface Told {
  readonly type: EventType;
  readonly data: WebhookEvent['data'];
  /** When, if the item says. */
  readonly at?: string;
  /** Apart from others of the same type in one change. */
  readonly part?: string;
}

/**
 * What a change of an item tells other systems, in order. The same change again gives the same events with the same
 * keys; a change that is no news gives none, and neither does the end of an item.
 * @throws where an item is not what its place says: such a record can only be set aside
 */
export function eventsOf(change: ItemChange): readonly WebhookEvent[] {
  const { pk, sk, new: now, old } = change;
  const tell = Object.hasOwn(tellers, sk) ? tellers[sk] : undefined;
  if (!tell || !now) return [];
  const { version, told } = tell(now, old);
  return told.map(({ type, data, at = change.at, part }) => ({
    key: [pk, sk, version, type, part ?? ''].join('/'),
    ...{ type, at, data, subject: pk },
  }));
}

type Teller = (now: Image, old: Image | undefined) => { version: string | number; told: readonly Told[] };

/** By the sort key: where each kind of item lies. Those that are not here are no news. */
const tellers: Readonly<Record<string, Teller>> = {
  CASE: (now, old) => {
    const view = now.view as AnyCase;
    if (isSynthetic(view.partner.id)) return { version: view.revision, told: [] };
    return { version: view.revision, told: ofCase(view, old?.view as AnyCase | undefined) };
  },
  ACTIVITY: (now, old) => ({ version: 'granted', told: old ? [] : [grantOf(now)] }),
  PAYMENT: (now, old) => {
    const payment = now.payment as Payment;
    return { version: payment.status, told: ofPayment(payment, old?.payment as Payment | undefined) };
  },
  CERTIFICATE: (now, old) => ({
    version: Number(now.revision),
    told: ofCertificate(now.certificate as Certificate, old?.certificate as Certificate | undefined),
  }),
  PARTNER: (now, old) => ({
    version: String(now.stamp),
    told: ofPartner(now.partner as Partner, old?.partner as Partner | undefined),
  }),
};

/** The sort keys of items whose changes are news. */
export const newsSortKeys: readonly string[] = Object.keys(tellers);

function ofCase(view: AnyCase, before: AnyCase | undefined): Told[] {
  const at = view.updatedAt;
  const tasks = ofTasks(view, before);
  const ended = view.status === 'closed' && before?.status !== 'closed' ? view.outcome : undefined;
  const data = caseData(view);
  if (!isDeal(view)) {
    const opened: Told[] = before ? [] : [{ type: 'case.opened', data }];
    const closed: Told[] =
      ended === undefined ? [] : [{ type: 'case.closed', data: { ...data, outcome: ended } }];
    return [...opened, ...tasks, ...closed].map((told) => ({ at, ...told }));
  }
  const deal = { ...data, value: view.facts.registration.value };
  const told: Told[] = before ? [] : [{ type: 'deal.submitted', data: deal }];
  if (view.stage === 'protected' && before?.stage !== 'protected')
    told.push({ type: 'deal.protected', data: { ...deal, protectedUntil: view.facts.protection?.until } });
  const outcome = ended !== undefined && Object.hasOwn(dealOutcomes, ended) ? ended : undefined;
  const closed: Told[] = outcome === undefined ? [] : [{ type: `deal.${outcome}` as EventType, data: deal }];
  return [...told, ...tasks, ...closed].map((one) => ({ at, ...one }));
}

const caseData = ({ id, program, partner, stage, revision }: AnyCase) => ({
  ...{ caseId: id, program: { id: program.id, version: program.version } },
  ...{ partner: { id: partner.id, name: partner.name }, stage, revision },
});

function ofTasks(view: AnyCase, before: AnyCase | undefined): Told[] {
  const known = new Map((before?.tasks ?? []).map(({ id, status }) => [id, status]));
  return view.tasks.flatMap((task): Told[] => {
    const was = known.get(task.id);
    const data = { ...caseData(view), task: taskData(task) };
    const opened: Told = { type: 'task.opened', part: task.id, data };
    const outcome = task.result?.outcome ?? '';
    const done: Told = {
      type: 'task.done',
      part: task.id,
      data: { ...data, task: { ...data.task, outcome } },
    };
    return [...(was ? [] : [opened]), ...(task.status === 'done' && was !== 'done' ? [done] : [])];
  });
}

const taskData = ({ id, step, party, role, assignees, dueAt }: Task) => ({
  ...{ id, step, party, role, assignees: [...assignees] },
  ...(dueAt === undefined ? {} : { dueAt }),
});

/** An activity is written when its money is reserved: that is the approval. */
function grantOf({ activity, asked }: Image): Told {
  const { caseId, partnerId, fundId, kind, from, to, claimBy, currency, reservedAt } = activity as Activity;
  const granted = { amount: Number(asked), currency };
  const data = { caseId, partnerId, fundId, kind, from, to, claimBy, granted };
  return { type: 'mdf.request.approved', at: reservedAt, data };
}

function ofPayment(payment: Payment, before: Payment | undefined): Told[] {
  const { id, caseId, partnerId, fundId, claim, amount, method, paidOn, status, dueSince } = payment;
  const data = { caseId, partnerId, fundId, paymentId: id, claim, amount, method };
  const accepted: Told[] = before ? [] : [{ type: 'mdf.claim.accepted', at: dueSince, data }];
  const paid = status === 'paid' && before?.status !== 'paid';
  return [
    ...accepted,
    ...(paid ? [{ type: 'mdf.claim.paid' as const, data: { ...data, ...(paidOn ? { paidOn } : {}) } }] : []),
  ];
}

function ofCertificate(certificate: Certificate, before: Certificate | undefined): Told[] {
  const { number, certificate: what, holder, partnerId, caseId, awardedAt, validUntil, renews } = certificate;
  const data = {
    ...{ number, certificate: what, personId: holder.personId, partnerId, caseId, awardedAt },
    ...(validUntil === undefined ? {} : { validUntil }),
    ...(renews === undefined ? {} : { renews }),
  };
  const awarded: Told[] = before ? [] : [{ type: 'certificate.awarded', at: awardedAt, data }];
  const changes = certificate.changes.slice(before?.changes.length ?? 0);
  return [
    ...awarded,
    ...changes.map(({ what, at }): Told => ({ type: `certificate.${what}`, at, part: at, data })),
  ];
}

function ofPartner(partner: Partner, before: Partner | undefined): Told[] {
  const { id, name, tier, country, suspended } = partner;
  if (isSynthetic(id)) return [];
  const data = { partnerId: id, name, tier, country };
  if (!before) return [{ type: 'partner.created', data }];
  const moved: Told[] =
    before.tier === tier ? [] : [{ type: 'partner.tier.changed', data: { ...data, from: before.tier } }];
  if (!before.suspended === !suspended) return moved;
  return [...moved, { type: suspended ? 'partner.suspended' : 'partner.restored', data }];
}
