import { useEffect, useRef } from 'react';
import type { Run } from './use-rehearsal.ts';

interface RunStateProps {
  readonly run: Run;
  readonly onStop: () => void;
}

/** How far playing is, or why it came to nothing. What was played before stays on the page. */
export function RunState({ run, onStop }: RunStateProps) {
  const failure = useRef<HTMLDivElement>(null);
  // What was pressed may stand far below: who pressed it must see that it came to nothing.
  useEffect(() => {
    if (run.state === 'failed') failure.current?.scrollIntoView({ block: 'nearest' });
  }, [run]);
  return (
    <>
      <div role="status">
        {run.state === 'playing' ? (
          <div className="run-state">
            <p>{run.words}</p>
            <progress
              aria-label="How far it is"
              {...(!run.all ? {} : { value: run.done ?? 0, max: run.all })}
            />
          </div>
        ) : null}
      </div>
      {run.state === 'playing' ? (
        <button type="button" className="button" onClick={onStop}>
          Stop
        </button>
      ) : null}
      {run.state === 'failed' ? (
        <div className="run-failed" role="alert" ref={failure}>
          <p className="problem">{run.problem}</p>
          <button type="button" className="button" onClick={run.again}>
            Play again
          </button>
        </div>
      ) : null}
    </>
  );
}
