import type { RulesPage, RulesPreview } from '../../../handlers/services/standing.services.ts';
import { Columns, NumberCell, number } from '../../components/columns.tsx';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { Hidden, TextArea } from '../../components/fields.tsx';
import { Layout } from '../../components/layout.tsx';
import { ExactTime } from '../../components/moment.tsx';
import { type FormAttempt, formState } from '../../form.ts';
import { partnerStandingPath } from '../../format/standing.ts';
import { dayOf } from '../../format/time.ts';
import type { Frame, Names } from '../../frame.ts';

export interface RulesProps {
  readonly frame: Frame;
  readonly rules: RulesPage;
  /** Of who published. */
  readonly names: Names;
  readonly mayPublish: boolean;
  /** What was typed, once it was looked at. */
  readonly source?: string | undefined;
  readonly preview?: RulesPreview | undefined;
  readonly attempt?: FormAttempt | undefined;
}

/** The id of the form. */
export const rulesFormId = 'rules';

/** What tiers and competencies ask: read it, change it, see who would move, publish it. */
export function RulesPageView(props: RulesProps) {
  const { frame, rules, names, mayPublish, preview, attempt } = props;
  const { current } = rules;
  return (
    <Layout frame={frame} title="What tiers ask" section="standing" failed={attempt !== undefined}>
      {attempt ? <ErrorSummary attempt={attempt} fields={['source']} /> : null}
      <p class="eyebrow">
        <a href="/console/standing">Standing</a>
      </p>
      <h1>What tiers ask</h1>
      <p class="lead">
        {current ? (
          <>
            Version {current.version}, published <ExactTime frame={frame} at={current.publishedAt} /> by{' '}
            {names[current.publishedBy] ?? 'somebody who left'}.
          </>
        ) : (
          'Nothing is published yet. What stands below is what the product comes with.'
        )}
      </p>
      {preview ? <Preview frame={frame} preview={preview} /> : null}
      {mayPublish ? (
        <Editor {...props} />
      ) : (
        <section class="panel" aria-labelledby="rules-title">
          <h2 id="rules-title">The rules</h2>
          <pre class="typed" tabindex={0}>
            {rules.source}
          </pre>
        </section>
      )}
    </Layout>
  );
}

function Editor({ rules, source = rules.source, preview, attempt }: RulesProps) {
  const form = formState(rulesFormId, attempt, { source });
  return (
    <form id={rulesFormId} class="panel" method="post" action="/console/standing/rules" novalidate>
      <Hidden name="after" value={String(rules.current?.version ?? 0)} />
      <TextArea form={form} name="source" label="The rules, in YAML" rows={24} max={100_000} required />
      <p class="press">
        <button type="submit" class="button" name="act" value="preview">
          Show what would change
        </button>
        {preview ? (
          <button type="submit" class="button button-main" name="act" value="publish">
            Publish
          </button>
        ) : null}
      </p>
      {preview ? (
        <p class="effect">Every partner is looked at under these rules at once, and its owners are told.</p>
      ) : null}
    </form>
  );
}

function Preview({ frame, preview }: { frame: Frame; preview: RulesPreview }) {
  const { before, after, moved, looked, more } = preview;
  const tiers = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return (
    <section class="panel" aria-labelledby="preview-title">
      <h2 id="preview-title">What would change</h2>
      {more ? <p>This is of the first {looked} partners by id; there are more.</p> : null}
      <table class="list">
        <caption class="unseen">Partners by tier, now and under these rules</caption>
        <Columns titles={['Tier', number('Partners now'), number('Right after')]} />
        <tbody>
          {tiers.map((tier) => (
            <tr>
              <th scope="row">{tier}</th>
              <NumberCell of="Partners now">{before[tier] ?? 0}</NumberCell>
              <NumberCell of="Right after">{after[tier] ?? 0}</NumberCell>
            </tr>
          ))}
        </tbody>
      </table>
      {moved.length === 0 ? <p>No partner would move, and none is kept for its grace only.</p> : null}
      <ul>
        {moved.slice(0, 50).map(({ partnerId, partnerName, from, tier, keptUntil }) => (
          <li>
            <a href={partnerStandingPath(partnerId)}>{partnerName}</a>:{' '}
            {from === tier ? `stays ${tier}` : `${from} to ${tier}`}
            {keptUntil ? `, kept until ${dayOf(keptUntil, frame.timeZone)}` : ''}
          </li>
        ))}
      </ul>
      {moved.length > 50 ? <p>And {moved.length - 50} more.</p> : null}
    </section>
  );
}
