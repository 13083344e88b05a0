import {
  type Counts,
  type Erasure,
  type Ground,
  grounds,
} from '../../../domain/personal-data/personal-data.ts';
import { ExactTime } from '../../components/moment.tsx';
import type { Frame } from '../../frame.ts';

/** The words for how far an erasure is. */
export const stateWords: Readonly<Record<Erasure['state'], string>> = {
  asked: 'Asked for',
  running: 'Under way',
  done: 'Done',
};

/** The evidence of an erasure: moments and counts, nothing of the person. */
export function ErasureFacts({ frame, erasure }: { readonly frame: Frame; readonly erasure: Erasure }) {
  const {
    state,
    askedAt,
    startedAt,
    finishedAt,
    removed,
    unnamed,
    kept = {},
    historiesDeleted,
    openCases,
  } = erasure;
  const moments = { Asked: askedAt, Begun: startedAt, Finished: finishedAt };
  return (
    <dl class="facts">
      <div>
        <dt>State</dt>
        <dd>{stateWords[state]}</dd>
      </div>
      {Object.entries(moments).map(([title, at]) =>
        at === undefined ? null : (
          <div>
            <dt>{title}</dt>
            <dd>
              <ExactTime frame={frame} at={at} />
            </dd>
          </div>
        ),
      )}
      <Counted title="Taken out" counts={removed} />
      <Counted title="Without the name" counts={unnamed} />
      {historiesDeleted === undefined ? null : (
        <div>
          <dt>Histories deleted</dt>
          <dd>{historiesDeleted}</dd>
        </div>
      )}
      {openCases ? (
        <div>
          <dt>Running cases</dt>
          <dd>{openCases} go on until they can start afresh, or end; they are looked at each day</dd>
        </div>
      ) : null}
      {Object.entries(kept).map(([ground, count]) => (
        <div>
          <dt>Kept: {count}</dt>
          <dd>{grounds[ground as Ground]}</dd>
        </div>
      ))}
    </dl>
  );
}

function Counted({ title, counts }: { readonly title: string; readonly counts: Counts | undefined }) {
  const given = Object.entries(counts ?? {});
  if (given.length === 0) return null;
  return (
    <div>
      <dt>{title}</dt>
      <dd>{given.map(([heading, count]) => `${heading}: ${count}`).join(', ')}</dd>
    </div>
  );
}
