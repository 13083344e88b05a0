import type { Activity } from '../../../domain/mdf/activity.ts';
import { kindWords } from '../../format/funds.ts';

/** The head of an activity's row: what it is called, of which kind it is, and the way to its case. */
export function ActivityHead({ activity: { caseId, title, kind } }: { activity: Activity }) {
  return (
    <th scope="row">
      <a class="deal-link" href={`/cases/${encodeURIComponent(caseId)}`}>
        <span class="deal-customer">{title}</span>
        <span class="sub">{kindWords(kind)}</span>
      </a>
    </th>
  );
}
