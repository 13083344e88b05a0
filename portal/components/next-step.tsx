import type { NextStep } from '../../domain/cases/case.schema.ts';
import { isMine, whoHasTheBall } from '../format/ball.ts';
import { isPast } from '../format/time.ts';
import { type AnyCaseView, type Frame, isVendor, type Names } from '../frame.ts';
import { actFormId } from './act-forms.tsx';
import { AlarmNotice } from './alarm.tsx';
import { ExactTime, Moment } from './moment.tsx';
import { outcomeLabel } from './stage-chip.tsx';

interface NextProps {
  readonly frame: Frame;
  readonly view: AnyCaseView;
  readonly names: Names;
  /** How a closed case of a process ended, in its program's words. */
  readonly ending?: string;
  /** Until when a closed case can be taken up again, where the person who looks can do it on this page. */
  readonly reopenUntil?: string | undefined;
}

/** What happens next, who has the ball, and until when: the first thing anyone reads on a case's page. */
export function NextStepBlock({ frame, view, names, ending, reopenUntil }: NextProps) {
  const { next } = view;
  if (view.status === 'closed') return <Closed {...{ frame, view, ending, reopenUntil }} />;
  const mine = isMine(frame, next.waitsFor);
  const who = whoHasTheBall(frame, next, names, view.partner.name);
  const role = next.waitsFor.roleLabel;
  return (
    <section class={mine ? 'next next-mine' : 'next'} aria-labelledby="next-title">
      <p class="eyebrow">Next</p>
      <h2 id="next-title">{next.what}</h2>
      <AlarmNotice next={next} tasks={view.tasks} />
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

interface ClosedProps extends Pick<NextProps, 'frame' | 'view' | 'reopenUntil'> {
  readonly ending: string | undefined;
}

function Closed({ frame, view, ending, reopenUntil }: ClosedProps) {
  return (
    <section class="next next-closed" aria-labelledby="next-title">
      <p class="eyebrow">Closed</p>
      <h2 id="next-title">{ending ?? outcomeLabel(view.outcome ?? 'closed')}</h2>
      <p>
        Since <ExactTime frame={frame} at={view.updatedAt} />. Nothing more happens with this{' '}
        {view.kind === 'deal-registration' ? 'deal' : 'case'}
        {reopenUntil ? ', unless it is taken up again' : ''}.
      </p>
      {reopenUntil ? (
        <p>
          Until <ExactTime frame={frame} at={reopenUntil} /> you can{' '}
          <a href={`?open=reopen#${actFormId('reopen')}`}>take it up again</a>: it goes on where it stood.
        </p>
      ) : null}
    </section>
  );
}
