import { type DealOutcome, type DealStage, dealOutcomes } from '../../domain/deals/stages.ts';
import { Icon, type IconName } from './icon.tsx';

export type Tone = 'good' | 'bad' | 'attention' | 'busy' | 'quiet';

const stageLooks: Readonly<Record<DealStage, readonly [Tone, IconName]>> = {
  intake: ['busy', 'dots'],
  conflict: ['bad', 'cross'],
  queued: ['quiet', 'clock'],
  offered: ['attention', 'alert'],
  review: ['busy', 'dots'],
  'action-required': ['attention', 'alert'],
  protected: ['good', 'check'],
  closed: ['quiet', 'dots'],
};

const outcomeLooks: Partial<Record<string, readonly [Tone, IconName]>> = {
  won: ['good', 'check'],
  rejected: ['bad', 'cross'],
  refused: ['bad', 'cross'],
  revoked: ['bad', 'cross'],
};

/** What a closed deal came to, in words. */
export function outcomeLabel(outcome: string): string {
  return Object.hasOwn(dealOutcomes, outcome) ? dealOutcomes[outcome as DealOutcome] : outcome;
}

interface Staged {
  readonly stage: string;
  readonly stageLabel: string;
  readonly outcome?: string | undefined;
}

/** Where a deal stands: always words and a sign, its colour besides. */
export function StageChip({ stage, stageLabel, outcome }: Staged) {
  const ended = outcome === undefined ? undefined : (outcomeLooks[outcome] ?? ['quiet', 'dots']);
  const known = Object.hasOwn(stageLooks, stage) ? stageLooks[stage as DealStage] : undefined;
  const [tone, icon] = ended ?? known ?? ['quiet', 'dots'];
  return (
    <Chip tone={tone} icon={icon}>
      {outcome === undefined ? stageLabel : outcomeLabel(outcome)}
    </Chip>
  );
}

export function Chip({ tone, icon, children }: { tone: Tone; icon: IconName; children: string }) {
  return (
    <span class={`chip chip-${tone}`}>
      <Icon name={icon} ring={icon === 'clock'} />
      {children}
    </span>
  );
}
