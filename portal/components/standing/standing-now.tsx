import { dayWords } from '../../../domain/calendar/date-words.rules.ts';
import { tierTitle } from '../../../domain/standing/words.rules.ts';
import type { StandingNow } from '../../../handlers/services/standing.services.ts';
import { standingLook } from '../../format/standing.ts';
import type { Frame } from '../../frame.ts';
import { Icon } from '../icon.tsx';
import { Chip } from '../stage-chip.tsx';
import { Ahead } from './ahead.tsx';
import { Requirements } from './requirements.tsx';

interface NowProps {
  readonly frame: Frame;
  readonly now: StandingNow;
}

/** How a partner stands: its tier and why, what is ahead, and what each tier and competency asks. */
export function StandingParts({ frame, now }: NowProps) {
  return (
    <>
      <Banner frame={frame} now={now} />
      <Ahead frame={frame} now={now} />
      <Tiers now={now} />
      <Competencies now={now} />
    </>
  );
}

function Banner({ frame, now }: NowProps) {
  const { standing, rules } = now;
  const { tone, icon } = standingLook(standing, frame);
  return (
    <p class={`standing chip-${tone}`}>
      <Icon name={icon} ring />
      <span>
        <strong>{tierTitle(rules, standing.tier)}</strong> {reason(now)}
      </span>
    </p>
  );
}

function reason({ rules, standing: { tier, earned, keptUntil, losesAt } }: StandingNow): string {
  const title = tierTitle(rules, tier);
  if (earned === undefined) return 'This tier was set by hand: no rule moves it.';
  if (keptUntil !== undefined)
    return `Not all that ${title} asks is there. It is kept until ${dayWords(keptUntil)}; after that the tier is ${tierTitle(rules, earned)}, unless what is missing is there by then.`;
  const then = losesAt === undefined ? '' : ` If nothing is renewed it is lost on ${dayWords(losesAt)}.`;
  return `All that ${title} asks is there.${then}`;
}

/** The next tier first: that is what people come for. */
function Tiers({ now: { rules, standing, earned, names } }: { now: StandingNow }) {
  const here = rules.tiers.findIndex(({ id }) => id === standing.tier);
  const above = rules.tiers.slice(here + 1);
  const below = rules.tiers.slice(0, here + 1).toReversed();
  return (
    <>
      {[...above, ...below].map(({ id, title }) => {
        const at = rules.tiers.findIndex((tier) => tier.id === id);
        const states = earned.tiers[at]?.requirements ?? [];
        const under = rules.tiers.slice(1, at).map((tier) => tier.title);
        return (
          <section class="panel" aria-labelledby={`tier-${id}`}>
            <h2 id={`tier-${id}`}>
              {title}{' '}
              {id === standing.tier ? (
                <Chip tone="good" icon="check">
                  Now
                </Chip>
              ) : null}
              {at === here + 1 ? (
                <Chip tone="busy" icon="arrow">
                  Next
                </Chip>
              ) : null}
            </h2>
            {states.length === 0 ? <p>Asks for nothing.</p> : <Requirements {...{ rules, states, names }} />}
            {under.length > 0 ? <p class="sub">And all that {under.join(' and ')} asks.</p> : null}
          </section>
        );
      })}
    </>
  );
}

function Competencies({ now: { rules, earned, names } }: { now: StandingNow }) {
  return (
    <>
      {Object.entries(rules.competencies).map(([id, { title }]) => {
        const { held = false, requirements: states = [] } = earned.competencies[id] ?? {};
        return (
          <section class="panel" aria-labelledby={`competency-${id}`}>
            <h2 id={`competency-${id}`}>
              Competency {title}{' '}
              <Chip tone={held ? 'good' : 'quiet'} icon={held ? 'check' : 'cross'}>
                {held ? 'Held' : 'Not held'}
              </Chip>
            </h2>
            <Requirements {...{ rules, states, names }} />
          </section>
        );
      })}
    </>
  );
}
