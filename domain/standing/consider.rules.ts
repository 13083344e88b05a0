import type { StandingFacts } from './facts.ts';
import { forecastFrom, type Loss } from './forecast.rules.ts';
import { earnedAt, missingFor } from './requirements.rules.ts';
import type { StandingRules } from './standing.schema.ts';
import type { PartnerStanding, StandingNews } from './standing.ts';
import { isRuled, tierAt, type UnmetSince } from './tier.rules.ts';

const day = 86_400_000;
/** So many days before something is lost its partner is warned. */
const warningDays = [90, 30] as const;

export interface Look {
  readonly partner: { readonly id: string; readonly name: string; readonly tier: string };
  readonly rules: StandingRules;
  readonly version: number;
  readonly facts: StandingFacts;
  readonly at: string;
  /** Unique for each time that it is looked. */
  readonly look: string;
  /** What the last look came to. */
  readonly before: PartnerStanding | undefined;
}

/** What a look at a partner comes to: its tier, its competencies, what is ahead, and what its owners are to be told. */
export function considered({ partner, rules, version, facts, at, look, before }: Look): PartnerStanding {
  const earned = earnedAt(rules, facts, at);
  const losses = forecastFrom(rules, facts, at);
  const { tier, unmetSince, keptUntil } = tierAt(
    rules,
    earned,
    { tier: partner.tier, unmetSince: before?.unmetSince ?? {} },
    { at, unmetAt: passedLosses(before, at) },
  );
  const competencies = Object.keys(earned.competencies).filter((id) => earned.competencies[id]?.held);
  const concerning = losses.filter((one) => one.tiers.includes(tier) || one.competencies.length > 0);
  const { due, warned } = warnings(concerning, before?.warned ?? [], at);
  const losesAt = keptUntil ?? lossOf(rules, losses, tier);
  const news: StandingNews = {
    ...(tier === partner.tier
      ? {}
      : { moved: { from: partner.tier, to: tier, up: isAbove(rules, tier, partner.tier) } }),
    ...(keptUntil !== undefined && keptUntil !== before?.keptUntil
      ? { kept: { tier, until: keptUntil, missing: missingFor(earned, tier) } }
      : {}),
    ahead: due,
    gained: before ? competencies.filter((id) => !before.competencies.includes(id)) : [],
    lost: (before?.competencies ?? []).filter((id) => !competencies.includes(id)),
  };
  return {
    ...{
      partnerId: partner.id,
      partnerName: partner.name,
      at,
      look,
      rules: version,
      from: partner.tier,
      tier,
    },
    ...(isRuled(rules, partner.tier) ? { earned: earned.tier } : {}),
    ...{ unmetSince, competencies, losses: concerning, warned },
    ...(keptUntil === undefined ? {} : { keptUntil }),
    ...(losesAt === undefined ? {} : { losesAt }),
    ...(isNews(news) ? { news } : {}),
  };
}

/** When the next look is due: when something ends, a warning is, or a day has passed. */
export function nextLookAt({ at, losses, keptUntil }: PartnerStanding): string {
  const warningsOf = ({ at: loss }: Loss) => [loss, ...warningDays.map((days) => earlier(loss, days))];
  const moments = [...losses.flatMap(warningsOf), ...(keptUntil ? [keptUntil] : []), earlier(at, -1)];
  const [first = at] = moments.filter((one) => one > at).sort();
  return first;
}

const earlier = (instant: string, days: number) => new Date(Date.parse(instant) - days * day).toISOString();

/** Losses that were forecast and have come: a look that is late counts from when they did. */
function passedLosses(last: PartnerStanding | undefined, at: string): UnmetSince {
  const passed = (last?.losses ?? []).filter((one) => one.at <= at);
  return Object.fromEntries(passed.flatMap((one) => one.tiers.map((tier) => [tier, one.at])));
}

function lossOf({ tiers }: StandingRules, losses: readonly Loss[], tier: string): string | undefined {
  const loss = losses.find((one) => one.tiers.includes(tier));
  const grace = tiers.find(({ id }) => id === tier)?.grace ?? 0;
  return loss && new Date(Date.parse(loss.at) + grace).toISOString();
}

/** Of several warnings whose time has passed only the last is given. */
function warnings(losses: readonly Loss[], given: readonly string[], at: string) {
  const dues = losses.flatMap((loss) => {
    const days = warningDays.findLast((one) => earlier(loss.at, one) <= at);
    return days === undefined ? [] : [{ loss, key: `${loss.at}-${days}` }];
  });
  return {
    due: dues.filter(({ key }) => !given.includes(key)).map(({ loss }) => loss),
    warned: dues.map(({ key }) => key),
  };
}

function isAbove({ tiers }: StandingRules, one: string, other: string): boolean {
  const place = (tier: string) => tiers.findIndex(({ id }) => id === tier);
  return place(one) > place(other);
}

const isNews = ({ moved, kept, ahead, gained, lost }: StandingNews) =>
  Boolean(moved ?? kept) || ahead.length + gained.length + lost.length > 0;
