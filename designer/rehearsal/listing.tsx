import type { WrittenProgram } from '../../domain/programs/read-program.ts';
import type { Coverage } from './boxes.rules.ts';
import { CoverageView } from './coverage-view.tsx';
import type { ScriptList as List } from './script-list.rules.ts';
import { ScriptList } from './script-list.tsx';
import { StartCase } from './start-case.tsx';
import type { RehearsalDesk } from './use-rehearsal.ts';

interface ListingProps {
  readonly program: WrittenProgram | undefined;
  readonly desk: RehearsalDesk;
  readonly list: List;
  readonly coverage: Coverage | undefined;
  /** The program has problems: nothing can be played. */
  readonly unreadable: boolean;
  readonly onShowCoverage: () => void;
}

/** What can be played, and what came of it the last time. */
export function Listing({ program, desk, list, coverage, unreadable, onShowCoverage }: ListingProps) {
  const { hand, all } = desk.view;
  const busy = desk.run.state === 'playing' || unreadable;
  return (
    <>
      {hand ? (
        <button type="button" className="button" disabled={busy} onClick={() => desk.playHand(hand)}>
          Go on with the case that was played by hand
        </button>
      ) : null}
      {program ? <StartCase {...{ program, busy }} scripts={list.scripts} onStart={desk.playHand} /> : null}
      <ScriptList
        {...{ list, all, busy }}
        onPlay={desk.playOne}
        onPlayAll={desk.playAll}
        onWatch={desk.watch}
      />
      {coverage ? <CoverageView coverage={coverage} onShow={onShowCoverage} /> : null}
    </>
  );
}
