import type { RequirementState } from '../../../domain/standing/requirements.rules.ts';
import type { StandingRules } from '../../../domain/standing/standing.schema.ts';
import { askedWords, missingWords, thereWords } from '../../../domain/standing/words.rules.ts';
import { percentOf } from '../../format/money.ts';
import type { Names } from '../../frame.ts';
import { Icon } from '../icon.tsx';

interface RequirementsProps {
  readonly rules: StandingRules;
  readonly states: readonly RequirementState[];
  /** Of who counts. */
  readonly names: Names;
}

/** What is asked, what is there, who counts, and what is missing, one below the other. */
export function Requirements({ rules, states, names }: RequirementsProps) {
  return (
    <ul class="asks">
      {states.map((state) => (
        <Ask {...{ rules, state, names }} />
      ))}
    </ul>
  );
}

type AskProps = Omit<RequirementsProps, 'states'> & { readonly state: RequirementState };

function Ask({ rules, state, names }: AskProps) {
  const { met, asked, there, personIds, unconverted } = state;
  const people = personIds.map((id) => names[id] ?? 'somebody who left').join(', ');
  return (
    <li class={met ? 'ask-met' : 'ask-missing'}>
      <p>
        <Icon name={met ? 'check' : 'cross'} ring /> {askedWords(rules, state)}:{' '}
        <strong>{thereWords(rules, state)}</strong>
      </p>
      <svg width="100%" height="10" aria-hidden="true" focusable="false">
        <rect class="money-ground" width="100%" height="10" rx="4" />
        <rect class="ask-there" width={`${percentOf(Math.min(there, asked), asked)}%`} height="10" rx="4" />
      </svg>
      {people ? <p class="sub">Counts: {people}</p> : null}
      {met ? null : <p class="sub">What is missing: {missingWords(rules, state)}</p>}
      {unconverted > 0 ? (
        <p class="sub">
          Won deals in a currency without an exchange rate, which count nothing: {unconverted}
        </p>
      ) : null}
    </li>
  );
}
