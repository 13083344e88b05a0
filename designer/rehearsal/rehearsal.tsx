import { useDeferredValue, useEffect, useMemo } from 'react';
import type { PanelProps } from '../model.ts';
import { type Box, type Coverage, coverageOf, shownCoverage, shownFrame } from './boxes.rules.ts';
import { cursorAt } from './film-cursor.rules.ts';
import { Listing } from './listing.tsx';
import { RunState } from './run-state.tsx';
import { listScripts } from './script-list.rules.ts';
import { type RehearsalDesk, useRehearsal } from './use-rehearsal.ts';
import { Watching } from './watching.tsx';
import './rehearsal.css';

/** Where ops rehearse: scripts, and cases played by hand, by the real workflow in virtual time. */
export function Rehearsal({ state, actions, draftId }: PanelProps) {
  const { source, scripts, reading } = state;
  const desk = useRehearsal({ draftId, source, scripts });
  const { film, all } = desk.view;
  // Long files take a while to read: who types in them must not wait for the list.
  const settled = useDeferredValue(scripts);
  const list = useMemo(() => listScripts(settled), [settled]);
  const coverage = useMemo(() => (all ? coverageOf(all.films, all.walkable) : undefined), [all]);
  const unreadable = reading !== undefined && reading.problems.length > 0;
  const showCoverage = usePainted({ state, actions, draftId }, desk, coverage);
  const given = { program: reading?.program, desk, list };
  return (
    <div className="rehearsal">
      <h2>Rehearsal</h2>
      {unreadable ? (
        <p className="problem">The program has problems. Correct them, and it can be played.</p>
      ) : null}
      <RunState run={desk.run} onStop={desk.stop} />
      {film ? (
        <Watching {...given} {...{ film, source, scripts }} onSave={actions.typeScripts} />
      ) : (
        <Listing {...given} {...{ coverage, unreadable }} onShowCoverage={showCoverage} />
      )}
    </div>
  );
}

/** Paints the moment that is looked at onto the diagram, or else what was walked; gives what paints the latter again. */
function usePainted(
  { state: { reading, panel }, actions: { show } }: PanelProps,
  { view: { film, clock } }: RehearsalDesk,
  coverage: Coverage | undefined,
): () => void {
  const boxes = useMemo(
    () => (reading?.graph?.nodes ?? []).map(({ node: { id, title } }): Box => ({ id, title })),
    [reading?.graph],
  );
  const frame = film ? cursorAt(film, clock).frame : undefined;
  const shown = useMemo(() => {
    if (panel !== 'rehearsal') return undefined;
    if (film && frame) return shownFrame(frame, film, boxes);
    return coverage ? shownCoverage(coverage, boxes) : undefined;
  }, [panel, film, frame, coverage, boxes]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: painted when it changes, however often the page is drawn
  useEffect(() => show(shown), [shown]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: wiped off once, when the panel is left
  useEffect(() => () => show(undefined), []);
  return () => show(shown);
}
