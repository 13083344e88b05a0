import type { TimelineEntry } from '../../domain/cases/case.schema.ts';
import { formatMoney } from '../../domain/money.ts';
import type { DealPage } from '../../handlers/services/deals.services.ts';
import { exactTime, relativeTime } from '../format/time.ts';
import type { DealView, Frame, Names } from '../frame.ts';
import { actorName } from './timeline.tsx';

/** Entries about the work on the case, which say nothing of who was first or who did what for the customer. */
const asides = new Set([
  'task-opened',
  'voted',
  'reminded',
  'escalated',
  'reassigned',
  'nobody-can-act',
  'somebody-can-act',
  'stand-in',
  'mail-undelivered',
  'note',
  'conflict',
]);

/** Whether a partner has contested this conflict. */
export function isContested({ facts, tasks }: DealView): boolean {
  return facts.conflict !== undefined && tasks.some(({ step }) => step === 'dispute');
}

/** Both registrations of a contested customer side by side: what the ruling rests on. For the vendor's eyes only. */
export function Trails({ frame, page, holder, names }: TrailsProps) {
  const [mine, theirs] = [page.view.facts.registeredAt, holder.view.facts.registeredAt];
  return (
    <section class="panel" aria-labelledby="trails-title">
      <h2 id="trails-title">Who was first</h2>
      <p>{firstWords(mine, theirs)}</p>
      <div class="trails">
        <Trail frame={frame} page={page} names={names} title="This registration" id="trail-this" />
        <Trail frame={frame} page={holder} names={names} title="The holder" id="trail-holder" linked />
      </div>
    </section>
  );
}
export interface TrailsProps {
  readonly frame: Frame;
  readonly page: DealPage;
  readonly holder: DealPage;
  readonly names: Names;
}

function firstWords(mine: string, theirs: string): string {
  const apart = relativeTime(theirs, mine).replace(/^in | ago$/g, '');
  const by = apart === 'now' ? 'less than a minute' : apart;
  if (Date.parse(theirs) === Date.parse(mine)) return 'Both registered at the same moment.';
  return Date.parse(theirs) < Date.parse(mine)
    ? `The holder registered ${by} before this one.`
    : `This one registered ${by} before the holder.`;
}

interface TrailProps {
  readonly frame: Frame;
  readonly page: DealPage;
  readonly names: Names;
  readonly title: string;
  readonly id: string;
  readonly linked?: boolean;
}

function Trail({ frame, page, names, title, id, linked = false }: TrailProps) {
  const { view, timeline } = page;
  const { registeredAt, registration, submittedBy } = view.facts;
  return (
    <section class="trail" aria-labelledby={id}>
      <p class="eyebrow">{title}</p>
      <h3 id={id}>{view.partner.name}</h3>
      <p class="sub">
        {linked ? <a href={`/deals/${encodeURIComponent(view.id)}`}>Deal {view.id}</a> : `Deal ${view.id}`}
        {` · ${formatMoney(registration.value)} · ${view.stageLabel}`}
      </p>
      <p class="registered">
        Registered <time datetime={registeredAt}>{exactTime(registeredAt, frame.timeZone, 'second')}</time>
        {names[submittedBy] ? ` by ${names[submittedBy]}` : null}
      </p>
      <ol class="timeline">
        {timeline
          .filter(({ kind }) => !asides.has(kind))
          .map((entry) => (
            <Moment frame={frame} entry={entry} names={names} />
          ))}
      </ol>
    </section>
  );
}

function Moment({ frame, entry, names }: { frame: Frame; entry: TimelineEntry; names: Names }) {
  return (
    <li>
      <p class="entry">{entry.text}</p>
      <p class="sub">
        <time datetime={entry.at}>{exactTime(entry.at, frame.timeZone, 'second')}</time>
      </p>
      <p class="sub">{actorName(entry.actor, names, frame)}</p>
    </li>
  );
}
