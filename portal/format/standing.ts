import type { PartnerStanding } from '../../domain/standing/standing.ts';
import type { IconName } from '../components/icon.tsx';
import type { Tone } from '../components/stage-chip.tsx';
import { dayOf } from './time.ts';

export const partnerStandingPath = (partnerId: string) =>
  `/console/standing/${encodeURIComponent(partnerId)}`;

const aheadMs = 90 * 86_400_000;

interface Look {
  readonly word: string;
  readonly tone: Tone;
  readonly icon: IconName;
}

/** In a word whether the tier is safe. What ends in more than ninety days is no risk yet: so far ahead people are warned. */
export function standingLook(
  { tier, earned, keptUntil, losses }: Pick<PartnerStanding, 'tier' | 'earned' | 'keptUntil' | 'losses'>,
  { now, timeZone }: { readonly now: string; readonly timeZone: string },
): Look {
  if (earned === undefined) return { word: 'Set by hand', tone: 'quiet', icon: 'dots' };
  if (keptUntil !== undefined)
    return { word: `Kept until ${dayOf(keptUntil, timeZone)}`, tone: 'bad', icon: 'alert' };
  const loss = losses.find(({ tiers }) => tiers.includes(tier));
  if (loss && Date.parse(loss.at) - Date.parse(now) <= aheadMs)
    return { word: 'At risk', tone: 'attention', icon: 'alert' };
  return { word: 'Earned', tone: 'good', icon: 'check' };
}
