import type { Actor, TimelineEntry } from '../../domain/cases/case.schema.ts';
import { type Frame, isVendor, type Names } from '../frame.ts';
import { ExactTime } from './moment.tsx';
import { Chip } from './stage-chip.tsx';

/**
 * Who did it, in words: a name where there is one. A partner's page names only the partner's own people; whoever else
 * acted did so for the vendor.
 */
export function actorName(actor: Actor, names: Names, frame: Frame): string {
  const { personId, via } = actor;
  if (personId !== undefined && personId === frame.person?.id) return 'You';
  const name = personId === undefined ? undefined : names[personId];
  if (name) return name;
  if (!isVendor(frame) && personId === undefined && via !== 'system') return frame.branding.name;
  return {
    system: 'Automatic',
    'temporal-ui': 'An administrator',
    portal: 'Somebody',
    'email-link': 'Somebody',
    api: 'A program',
  }[via];
}

/** What happened, newest first. A partner never sees an entry that is for the vendor alone. */
export function Timeline({ frame, entries, names }: TimelineProps) {
  const vendor = isVendor(frame);
  const shown = entries.filter(({ audience }) => vendor || audience === 'everyone').toReversed();
  return (
    <section class="panel" aria-labelledby="timeline-title">
      <h2 id="timeline-title">What happened</h2>
      {shown.length === 0 ? <p>Nothing yet.</p> : null}
      <ol class="timeline">
        {shown.map((entry) => (
          <li>
            <p class="entry">{entry.text}</p>
            <p class="sub">
              <ExactTime frame={frame} at={entry.at} />
              <span> · {actorName(entry.actor, names, frame)}</span>
            </p>
            {vendor && entry.audience === 'vendor' ? (
              <Chip tone="quiet" icon="dots">
                {`${frame.branding.name} only`}
              </Chip>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  );
}
interface TimelineProps {
  readonly frame: Frame;
  readonly entries: readonly TimelineEntry[];
  readonly names: Names;
}
