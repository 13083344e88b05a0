import type { ExtraTime } from '../../../handlers/services/extra-time.services.ts';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { EmailField, TextField } from '../../components/fields.tsx';
import { Layout } from '../../components/layout.tsx';
import { type FormAttempt, formState } from '../../form.ts';
import type { Frame } from '../../frame.ts';

const path = '/console/extra-time';
export const extraTimePath = (personId: string) => `${path}/${encodeURIComponent(personId)}`;
export const personFormId = 'who';
export const percentFormId = 'more-time';

interface Props {
  readonly frame: Frame;
  readonly sent?: FormAttempt | undefined;
}

/** Asks who is to have more time. The address stands in no address of a page. */
export function FindPersonPage({ frame, sent }: Props) {
  return (
    <Layout frame={frame} title="More time in quizzes" section="people" narrow failed={sent !== undefined}>
      {sent ? <ErrorSummary attempt={sent} fields={['email']} /> : null}
      <h1>More time in quizzes</h1>
      <p class="lead">For who needs it. We keep how much, and not why.</p>
      <form id={personFormId} class="panel" method="post" action={path} novalidate>
        <EmailField
          form={formState(personFormId, sent)}
          name="email"
          label="Whose? Their e-mail address"
          required
          autocomplete="off"
        />
        <button type="submit" class="button button-main">
          Go on
        </button>
      </form>
    </Layout>
  );
}

/** How much more time somebody has. */
export function PersonExtraTimePage({ frame, sent, person }: Props & { readonly person: ExtraTime }) {
  const { id, name, percent } = person;
  const form = formState(percentFormId, sent, { percent: String(percent) });
  return (
    <Layout frame={frame} title={`More time: ${name}`} section="people" narrow failed={sent !== undefined}>
      {sent ? <ErrorSummary attempt={sent} fields={['percent']} /> : null}
      <h1>{name}</h1>
      <p class="lead">
        {percent === 0 ? 'Has the usual time in quizzes.' : `Has ${percent} % more time in every quiz.`}
      </p>
      <form id={percentFormId} class="panel" method="post" action={extraTimePath(id)} novalidate>
        <TextField
          form={form}
          name="percent"
          label="More time, in percent"
          hint="25 makes 30 minutes 37 and a half; 0 is the usual time, 300 the most. An attempt that runs already keeps its end."
          width="medium"
          required
        />
        <button type="submit" class="button button-main">
          Keep
        </button>
      </form>
      <p>
        <a href={path}>Somebody else</a>
      </p>
    </Layout>
  );
}
