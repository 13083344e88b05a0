import { ErrorSummary } from '../components/error-summary.tsx';
import { SelectField } from '../components/fields.tsx';
import { Layout } from '../components/layout.tsx';
import { timeZonePath } from '../components/time-zone.tsx';
import { type FormAttempt, formState } from '../form.ts';
import { exactTime } from '../format/time.ts';
import { zoneGroups } from '../format/time-zones.ts';
import type { Frame } from '../frame.ts';

interface Props {
  readonly frame: Frame;
  readonly attempt?: FormAttempt | undefined;
}

export const timeZoneFormId = 'time-zone';

/** In which zone one reads times. */
export function TimeZonePage({ frame, attempt }: Props) {
  const form = formState(timeZoneFormId, attempt, { timeZone: frame.timeZone });
  return (
    <Layout frame={frame} title="Your time zone" section="me" narrow failed={attempt !== undefined}>
      {attempt ? <ErrorSummary attempt={attempt} fields={['timeZone']} /> : null}
      <h1>Your time zone</h1>
      <p class="lead">
        Pages and e-mails show you times in {frame.timeZone}, where it is{' '}
        <time datetime={frame.now}>{exactTime(frame.now, frame.timeZone)}</time>.
      </p>
      <form id={timeZoneFormId} class="panel outcome-form" method="post" action={timeZonePath} novalidate>
        <SelectField
          form={form}
          name="timeZone"
          label="Show times of"
          groups={zoneGroups(frame.now, frame.timeZone)}
          hint="Beside each place stands what time it is there now"
          required
        />
        <button type="submit" class="button button-main">
          Keep
        </button>
      </form>
      <p>
        <a href="/me">Back to your page</a>
      </p>
    </Layout>
  );
}
