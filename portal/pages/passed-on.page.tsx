import { type PassedOn, PassedOnLine } from '../components/alone-tasks.tsx';
import { Layout } from '../components/layout.tsx';
import { ResultItem } from '../components/result-item.tsx';
import type { Frame } from '../frame.ts';

interface PassedOnProps {
  readonly frame: Frame;
  readonly results: readonly PassedOn[];
  /** Whose page it goes back to. */
  readonly path: string;
}

/** What came of each task, by itself. */
export function PassedOnPage({ frame, results, path }: PassedOnProps) {
  const done = results.filter(({ problem }) => problem === undefined).length;
  const title = `${done} of ${results.length} passed on`;
  return (
    <Layout frame={frame} title={title} section={path === '/me' ? 'me' : 'people'} narrow>
      <h1>{title}</h1>
      <ul class="results">
        {results.map((result) => (
          <ResultItem problem={result.problem}>
            <PassedOnLine {...result} />
          </ResultItem>
        ))}
      </ul>
      <p>
        <a class="button button-main" href={path}>
          Back
        </a>
      </p>
    </Layout>
  );
}
