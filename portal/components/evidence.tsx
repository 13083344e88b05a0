import type { Conflict, NearMatch } from '../../domain/deals/deal.schema.ts';
import { countryName } from '../format/countries.ts';
import type { DealView, Frame } from '../frame.ts';
import { ExactTime } from './moment.tsx';

/** Who holds the customer, with the time stamp that decided it. For the vendor's eyes only. */
export function ConflictEvidence({ frame, conflict, registeredAt, holder }: ConflictProps) {
  const partner = holder?.partner.name ?? conflict.partnerId;
  return (
    <section class="panel" aria-labelledby="conflict-title">
      <h2 id="conflict-title">Conflict</h2>
      <dl class="facts">
        <div>
          <dt>Held by</dt>
          <dd>
            {conflict.kind === 'deal' ? (
              <a href={`/deals/${encodeURIComponent(conflict.holderId)}`}>Deal {conflict.holderId}</a>
            ) : (
              `Existing customer ${conflict.holderId}`
            )}
            {partner ? <span class="sub">Partner {partner}</span> : null}
          </dd>
        </div>
        <div>
          <dt>{conflict.kind === 'deal' ? 'Held since' : 'Known since'}</dt>
          <dd>
            <ExactTime frame={frame} at={conflict.heldSince} />
          </dd>
        </div>
        <div>
          <dt>This one registered</dt>
          <dd>
            <ExactTime frame={frame} at={registeredAt} />
          </dd>
        </div>
        <div>
          <dt>Matched by</dt>
          <dd>
            {conflict.matchedKeys.map((key) => (
              <code>{key}</code>
            ))}
          </dd>
        </div>
      </dl>
    </section>
  );
}
interface ConflictProps {
  readonly frame: Frame;
  readonly conflict: Conflict;
  readonly registeredAt: string;
  /** The holder's deal, where it could be read. */
  readonly holder?: DealView | undefined;
}

/** Customers that resemble this one, the likest first, with their scores drawn. For the vendor's eyes only. */
export function NearMatches({ matches }: { matches: readonly NearMatch[] }) {
  return (
    <section class="panel" aria-labelledby="matches-title">
      <h2 id="matches-title">Similar customers</h2>
      <ul class="matches">
        {[...matches]
          .sort((a, b) => b.score - a.score)
          .map((match) => (
            <Match match={match} />
          ))}
      </ul>
    </section>
  );
}

function Match({ match: { name, domain, country, score, reasons, dealId } }: { match: NearMatch }) {
  const percent = `${Math.round(score * 100)}%`;
  return (
    <li>
      <p class="match-name">
        {dealId ? <a href={`/deals/${encodeURIComponent(dealId)}`}>{name}</a> : <strong>{name}</strong>}
        <span class="sub">{[domain, countryName(country)].filter(Boolean).join(' · ')}</span>
      </p>
      <p class="score">
        <svg width="100%" height="8" aria-hidden="true" focusable="false">
          <rect class="bar-all" width="100%" height="8" rx="4" />
          <rect class="score-fill" width={percent} height="8" rx="4" />
        </svg>
        <span>{percent} alike</span>
      </p>
      {reasons.length ? <p class="sub">{reasons.join(' · ')}</p> : null}
    </li>
  );
}
