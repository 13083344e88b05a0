import { type StepState, trackOf } from '../format/track.ts';
import type { DealView } from '../frame.ts';
import { Icon } from './icon.tsx';
import { outcomeLabel } from './stage-chip.tsx';

const spoken: Readonly<Record<StepState, string>> = {
  done: 'done',
  now: 'here now',
  ahead: 'ahead',
  'left-out': 'not reached',
};

/** The way of a deal, drawn: what is behind it, where it stands, what is ahead. */
export function StageTrack({ view }: { view: DealView }) {
  const here = view.outcome === undefined ? view.stageLabel : outcomeLabel(view.outcome);
  const adds = (label: string) => !here.toLowerCase().includes(label.toLowerCase());
  return (
    <ol class="track" aria-label="Where this deal stands">
      {trackOf(view).map(({ label, state }) => (
        <li class={`step step-${state}`} {...(state === 'now' ? { 'aria-current': 'step' as const } : {})}>
          <span class="step-mark">{state === 'done' ? <Icon name="check" /> : null}</span>
          <span class="step-label">{label}</span>
          <span class={state === 'now' && adds(label) ? 'step-here' : 'unseen'}>
            {state === 'now' && adds(label) ? here : spoken[state]}
          </span>
        </li>
      ))}
    </ol>
  );
}
