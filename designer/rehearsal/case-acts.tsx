import { useState } from 'react';
import { awaitedEvents } from '../../domain/programs/awaited-events.rules.ts';
import { isWrittenDeal, type WrittenProgram } from '../../domain/programs/read-program.ts';
import type { HappeningName } from './hand-case.rules.ts';

interface CaseActsProps {
  readonly program: WrittenProgram;
  readonly open: boolean;
  readonly disabled: boolean;
  readonly onHappen: (
    does: HappeningName,
    more: { readonly event?: string; readonly reason?: string },
  ) => void;
}

type Offered = readonly [HappeningName, string];
const anywhere: readonly Offered[] = [
  ['withdraw', 'The partner withdraws'],
  ['cancel', 'An administrator cancels'],
];
const inDeals: readonly Offered[] = [
  ['report-progress', 'The partner reports progress'],
  ['request-extension', 'The partner asks for more time'],
  ['dispute', 'The partner contests the conflict'],
  ['report-won', 'The partner reports it won'],
  ['report-lost', 'The partner reports it lost'],
  ['revoke', 'An administrator revokes the protection'],
];
const ofHolders: readonly Offered[] = [['new-version', 'The next version is published']];
const closed: readonly Offered[] = [['reopen', 'The partner takes the case up again']];

/** What can happen besides answers to tasks. The case itself says if it does not allow it. */
export function CaseActs({ program, open, disabled, onHappen }: CaseActsProps) {
  const [reason, setReason] = useState('');
  const more = reason.trim() ? { reason: reason.trim() } : {};
  const deal = isWrittenDeal(program);
  const offered = open
    ? [...anywhere, ...(deal ? inDeals : program.holders ? ofHolders : [])]
    : deal
      ? []
      : closed;
  if (offered.length === 0) return null;
  return (
    <details className="case-acts">
      <summary>Something else happens</summary>
      <fieldset disabled={disabled}>
        <legend className="unseen">Something else happens</legend>
        <label className="field">
          Reason, or what is reported
          <input value={reason} maxLength={2000} onChange={({ target }) => setReason(target.value)} />
        </label>
        <div className="presses">
          {offered.map(([does, words]) => (
            <button key={does} type="button" className="button" onClick={() => onHappen(does, more)}>
              {words}
            </button>
          ))}
          {open && !isWrittenDeal(program)
            ? awaitedEvents(program).map((event) => (
                <button
                  key={event}
                  type="button"
                  className="button"
                  onClick={() => onHappen('event', { event })}
                >
                  The event {event} is sent
                </button>
              ))
            : null}
        </div>
      </fieldset>
    </details>
  );
}
