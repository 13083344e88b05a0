import type { Fund } from '../../../domain/mdf/fund.schema.ts';
import type { Frame } from '../../frame.ts';
import { Chip } from '../stage-chip.tsx';

/** Where a fund's page is. */
export const fundPath = (fundId: string) => `/console/funds/${encodeURIComponent(fundId)}`;

/** Whether money of the fund can be spent now. */
export function FundChip({ frame, fund: { status, period } }: { frame: Frame; fund: Fund }) {
  const today = frame.now.slice(0, 10);
  if (status === 'ended' || period.to < today)
    return (
      <Chip tone="quiet" icon="dots">
        Ended
      </Chip>
    );
  if (today < period.from)
    return (
      <Chip tone="busy" icon="clock">
        Not begun
      </Chip>
    );
  return (
    <Chip tone="good" icon="check">
      Open
    </Chip>
  );
}
