import type { Coverage } from './boxes.rules.ts';
import { countsOf } from './boxes.rules.ts';

interface CoverageViewProps {
  readonly coverage: Coverage;
  readonly onShow: () => void;
}

/** How much of the program the scripts have walked, and what none of them has. */
export function CoverageView({ coverage, onShow }: CoverageViewProps) {
  const { missing } = coverage;
  return (
    <section aria-label="What was walked">
      <h3>What was walked</h3>
      <ul className="counts">
        {countsOf(coverage).map(({ kind, walked, all }) => (
          <li key={kind}>
            <strong>
              {walked} of {all}
            </strong>{' '}
            {kind}
          </li>
        ))}
      </ul>
      {missing.length === 0 ? (
        <p className="sub">Everything was walked by at least one script.</p>
      ) : (
        <details open>
          <summary>Nobody has walked ({missing.length})</summary>
          <ul className="missing">
            {missing.map(({ point, name }) => (
              <li key={point}>{name}</li>
            ))}
          </ul>
        </details>
      )}
      <button type="button" className="button" onClick={onShow}>
        Show it in the diagram
      </button>
    </section>
  );
}
