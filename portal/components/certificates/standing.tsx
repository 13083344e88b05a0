import type { Standing } from '../../../domain/certification/certificate.rules.ts';
import { standingLooks } from '../../format/certificates.ts';
import { Icon } from '../icon.tsx';
import { Chip } from '../stage-chip.tsx';

/** Whether a certificate is good now, in a list. */
export function StandingChip({ standing }: { standing: Standing }) {
  const { word, tone, icon } = standingLooks[standing];
  return (
    <Chip tone={tone} icon={icon}>
      {word}
    </Chip>
  );
}

/** The same where nobody may miss it. */
export function StandingBanner({ standing, children }: { standing: Standing; children: string }) {
  const { word, tone, icon } = standingLooks[standing];
  return (
    <p class={`standing chip-${tone}`}>
      <Icon name={icon} ring />
      <span>
        <strong>{word}</strong> {children}
      </span>
    </p>
  );
}
