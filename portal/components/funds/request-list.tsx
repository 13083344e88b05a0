import type { FundRequest } from '../../../handlers/services/funds.services.ts';
import { isMine, whoHasTheBall } from '../../format/ball.ts';
import { claimed } from '../../format/funds.ts';
import { shortMoney } from '../../format/money.ts';
import { calendarDay } from '../../format/time.ts';
import type { Frame, Names } from '../../frame.ts';
import { AlarmChip } from '../alarm.tsx';
import { CaseChip, NextDeadline } from '../case-list.tsx';
import { CaseTitle } from '../case-title.tsx';
import { Columns } from '../columns.tsx';

interface ListProps {
  readonly frame: Frame;
  readonly requests: readonly FundRequest[];
  readonly names: Names;
  readonly caption: string;
}

/** A partner's requests: what each waits for, in the words of every list of cases, and what became of its money. */
export function RequestList({ frame, requests, names, caption }: ListProps) {
  return (
    <table class="list">
      <caption class="unseen">{caption}</caption>
      <Columns titles={['Request', 'Next', 'Waits for', 'Next deadline', 'Money', 'Claim until']} />
      <tbody>
        {requests.map((request) => (
          <Row {...{ frame, request, names }} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ frame, request, names }: Pick<ListProps, 'frame' | 'names'> & { request: FundRequest }) {
  const { summary, activity } = request;
  const { id, kind, title, outcome, next, partner } = summary;
  const over = outcome !== undefined;
  return (
    <tr>
      <th scope="row">
        <CaseTitle id={id} kind={kind} title={title} />
        <CaseChip item={summary} program={undefined} />
      </th>
      <td data-label="Next">{over ? 'Nothing more' : next.what}</td>
      <td data-label="Waits for" class={isMine(frame, next.waitsFor) ? 'mine' : ''}>
        {over ? <span class="none">Nobody</span> : whoHasTheBall(frame, next, names, partner.name)}
        <AlarmChip next={next} />
      </td>
      <td data-label="Next deadline">
        <NextDeadline frame={frame} item={summary} />
      </td>
      <td data-label="Money">
        <MoneyOf activity={activity} />
      </td>
      <td data-label="Claim until">
        {activity && activity.status === 'open' ? (
          calendarDay(activity.claimBy)
        ) : (
          <span class="none">{activity ? 'Closed' : 'Nothing yet'}</span>
        )}
      </td>
    </tr>
  );
}

function MoneyOf({ activity }: { activity: FundRequest['activity'] }) {
  if (!activity) return <span class="none">Nothing granted yet</span>;
  const { granted, paid, currency } = activity;
  const rows = { Granted: granted, Claimed: claimed(activity), Paid: paid };
  return (
    <dl class="of-request">
      {Object.entries(rows).map(([label, amount]) => (
        <div>
          <dt>{label}</dt>
          <dd>{shortMoney(amount, currency)}</dd>
        </div>
      ))}
    </dl>
  );
}
