import { type StepState, type TrackStep, trackOf } from '../format/track.ts';
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
  return <Track steps={trackOf(view)} here={here} label="Where this deal stands" />;
}

interface TrackProps {
  readonly steps: readonly TrackStep[];
  /** Where it stands, in words: shown if it says more than the step's own name. */
  readonly here: string;
  readonly label: string;
}

/** More steps than this do not fit in one line. */
const inOneLine = 8;

/** Steps in a line, or in several where there are many; on a phone below each other. */
export function Track({ steps, here, label: spokenLabel }: TrackProps) {
  const adds = (label: string) => !here.toLowerCase().includes(label.toLowerCase());
  return (
    <ol class={steps.length > inOneLine ? 'track track-many' : 'track'} aria-label={spokenLabel}>
      {steps.map(({ label, state }) => (
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
