import { dayWords } from '../../../domain/calendar/date-words.rules.ts';
import type { Loss } from '../../../domain/standing/forecast.rules.ts';
import { lostWords, whyWords } from '../../../domain/standing/words.rules.ts';
import type { StandingNow } from '../../../handlers/services/standing.services.ts';
import { relativeTime } from '../../format/time.ts';
import type { Frame } from '../../frame.ts';

interface AheadProps {
  readonly frame: Frame;
  readonly now: StandingNow;
}

/** What will be lost if nothing else happens, the next first. */
export function Ahead({ frame, now }: AheadProps) {
  const { losses } = now.standing;
  return (
    <section class="panel" aria-labelledby="ahead-title">
      <h2 id="ahead-title">What is ahead</h2>
      {losses.length === 0 ? (
        <p>Nothing ends in the next year that would change this.</p>
      ) : (
        <ol class="asks">
          {losses.map((loss) => (
            <Coming {...{ frame, now, loss }} />
          ))}
        </ol>
      )}
    </section>
  );
}

function Coming({ frame, now, loss }: AheadProps & { readonly loss: Loss }) {
  const { rules, standing, names } = now;
  return (
    <li>
      <p>
        <strong>{dayWords(loss.at)}</strong>, {relativeTime(loss.at, frame.now)}:{' '}
        {lostWords(rules, loss, standing.tier)} at risk unless renewed. {capital(whyWords(loss))}.
      </p>
      {loss.ends.length > 0 ? (
        <ul class="sub">
          {loss.ends.map(({ personId, title, validUntil }) => (
            <li>
              {names[personId] ?? 'Somebody who left'}: renew “{title}” by {dayWords(validUntil)}
            </li>
          ))}
        </ul>
      ) : null}
    </li>
  );
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
