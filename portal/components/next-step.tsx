import type { NextStep } from '../../domain/cases/case.schema.ts';
import { isMine, whoHasTheBall } from '../format/ball.ts';
import { isPast } from '../format/time.ts';
import { type AnyCaseView, type Frame, isVendor, type Names } from '../frame.ts';
import { AlarmNotice } from './alarm.tsx';
import { ExactTime, Moment } from './moment.tsx';
import { outcomeLabel } from './stage-chip.tsx';

interface NextProps {
  readonly frame: Frame;
  readonly view: AnyCaseView;
  readonly names: Names;
  /** How a closed case of a process ended, in its program's words. */
  readonly ending?: string;
}

/** What happens next, who has the ball, and until when: the first thing anyone reads on a case's page. */
export function NextStepBlock({ frame, view, names, ending }: NextProps) {
  const { next } = view;
  if (view.status === 'closed') return <Closed frame={frame} view={view} ending={ending} />;
  const mine = isMine(frame, next.waitsFor);
  const who = whoHasTheBall(frame, next, names, view.partner.name);
  const role = next.waitsFor.roleLabel;
  return (
    <section class={mine ? 'next next-mine' : 'next'} aria-labelledby="next-title">
      <p class="eyebrow">Next</p>
      <h2 id="next-title">{next.what}</h2>
      <AlarmNotice next={next} />
      <dl class="next-facts">
        <div>
          <dt>Waits for</dt>
          <dd>
            <strong>{who}</strong>
            {role && role !== who && role !== view.partner.name ? <span class="sub">{role}</span> : null}
          </dd>
        </div>
        {next.deadline ? (
          <div>
            <dt>{isPast(next.deadline.at, frame.now) ? 'Was due' : 'Until'}</dt>
            <dd>
              <Moment frame={frame} at={next.deadline.at} />
            </dd>
          </div>
        ) : null}
        <div>
          <dt>Then</dt>
          <dd>{next.deadline?.what ?? withoutDeadline(frame, next)}</dd>
        </div>
        {view.running ? (
          <div>
            <dt>Waiting on</dt>
            <dd>{view.running.join(', ')}</dd>
          </div>
        ) : null}
      </dl>
    </section>
  );
}

function withoutDeadline(frame: Frame, { waitsFor }: NextStep): string {
  if (waitsFor.party === 'nobody') return 'There is nothing to do; we write as soon as there is';
  return isVendor(frame) ? 'No deadline is set' : 'It waits, however long it takes';
}

function Closed({ frame, view, ending }: Pick<NextProps, 'frame' | 'view'> & { ending: string | undefined }) {
  return (
    <section class="next next-closed" aria-labelledby="next-title">
      <p class="eyebrow">Closed</p>
      <h2 id="next-title">{ending ?? outcomeLabel(view.outcome ?? 'closed')}</h2>
      <p>
        Since <ExactTime frame={frame} at={view.updatedAt} />. Nothing more happens with this{' '}
        {view.kind === 'deal-registration' ? 'deal' : 'case'}.
      </p>
    </section>
  );
}
