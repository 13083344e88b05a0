import type { Protection } from '../../domain/deals/deal.schema.ts';
import type { DealProgram } from '../../domain/programs/deal-registration.schema.ts';
import { protectionPicture } from '../format/protection.ts';
import { dayOf, daysOf, relativeTime } from '../format/time.ts';
import type { Frame } from '../frame.ts';

interface BarProps {
  readonly frame: Frame;
  readonly protection: Protection;
  /** When the deal was closed, if it is. */
  readonly closedAt?: string | undefined;
  /** The program's rules of protection, if it is still the version this deal is pinned to. */
  readonly rules: DealProgram['protection'] | undefined;
}

/** Protection, drawn: its start and end, today, the reminders before the end, the extensions used. */
export function ProtectionBar({ frame, protection, closedAt, rules }: BarProps) {
  const day = (iso: string) => dayOf(iso, frame.timeZone);
  const { from, until, extensionsUsed } = protection;
  const whole = protectionPicture(protection, closedAt ?? frame.now, rules);
  const ended = closedAt !== undefined || Date.parse(until) <= Date.parse(frame.now);
  // What will never come any more is not drawn.
  const picture = ended ? { ...whole, reminders: whole.reminders.filter(({ sent }) => sent) } : whole;
  const next = picture.reminders.find(({ at, sent }) => !sent && at > frame.now);
  return (
    <section class="panel" aria-labelledby="protection-title">
      <h2 id="protection-title">Protection</h2>
      <p class="lead">
        {leadWords(protection, ended, closedAt)}
        <strong>
          <time datetime={until}>{day(until)}</time>
        </strong>
        {ended ? '' : `, ${relativeTime(until, frame.now)}`}
      </p>
      <Drawing picture={picture} ended={ended} />
      <div class="bar-ends" aria-hidden="true">
        <span>{day(from)}</span>
        <span>{day(until)}</span>
      </div>
      <Key picture={picture} />
      <dl class="bar-facts">
        <div>
          <dt>Since</dt>
          <dd>{day(from)}</dd>
        </div>
        <div>
          <dt>Extensions used</dt>
          <dd>
            {rules
              ? `${extensionsUsed} of ${rules.extensions.max}, ${daysOf(rules.extensions.by)} each`
              : extensionsUsed}
          </dd>
        </div>
        {ended ? null : (
          <div>
            <dt>Next reminder</dt>
            <dd>{next ? day(next.at) : 'None before the end'}</dd>
          </div>
        )}
        <div>
          <dt>Last sign of progress</dt>
          <dd>{day(protection.lastProgressAt)}</dd>
        </div>
      </dl>
    </section>
  );
}

/** What stands before the end's day. A deal that is closed early takes its protection with it. */
function leadWords({ until }: Protection, ended: boolean, closedAt: string | undefined): string {
  if (!ended) return 'Protected until ';
  const early = closedAt !== undefined && Date.parse(closedAt) < Date.parse(until);
  return early ? 'Ended with the deal. It would have lasted until ' : 'Was protected until ';
}

function Drawing({ picture, ended }: { picture: ReturnType<typeof protectionPicture>; ended: boolean }) {
  const today = `${picture.today}%`;
  return (
    <svg class="protection" width="100%" height="44" aria-hidden="true" focusable="false">
      <rect class="bar-all" x="0" y="18" width="100%" height="12" rx="6" />
      <rect class="bar-gone" x="0" y="18" width={today} height="12" rx="6" />
      {picture.extensions.map((place) => (
        <line class="bar-extension" x1={`${place}%`} x2={`${place}%`} y1="12" y2="36" />
      ))}
      {picture.reminders.map(({ place, sent }) => (
        <circle class={sent ? 'bar-reminder bar-sent' : 'bar-reminder'} cx={`${place}%`} cy="24" r="3.5" />
      ))}
      {ended ? null : (
        <>
          <line class="bar-today" x1={today} x2={today} y1="12" y2="36" />
          <text class="bar-word" x={today} y="9" text-anchor={anchorAt(picture.today)}>
            Today
          </text>
        </>
      )}
    </svg>
  );
}

/** Near an end the word leans inwards, so that it is never cut off. */
function anchorAt(place: number): 'start' | 'middle' | 'end' {
  if (place < 8) return 'start';
  return place > 92 ? 'end' : 'middle';
}

/** What the marks on the drawing mean; only those that are on it. */
function Key({ picture: { reminders, extensions } }: { picture: ReturnType<typeof protectionPicture> }) {
  const some = (sent: boolean) => reminders.some((reminder) => reminder.sent === sent);
  return (
    <ul class="bar-key" aria-hidden="true">
      {some(true) ? <KeyMark mark="bar-reminder bar-sent" words="Reminder sent" /> : null}
      {some(false) ? <KeyMark mark="bar-reminder" words="Reminder to come" /> : null}
      {extensions.length ? <KeyMark mark="bar-extension" words="End before an extension" /> : null}
    </ul>
  );
}

function KeyMark({ mark, words }: { mark: string; words: string }) {
  return (
    <li>
      <svg width="10" height="14" aria-hidden="true" focusable="false">
        {mark === 'bar-extension' ? (
          <line class={mark} x1="5" x2="5" y1="0" y2="14" />
        ) : (
          <circle class={mark} cx="5" cy="7" r="3.5" />
        )}
      </svg>
      {words}
    </li>
  );
}
