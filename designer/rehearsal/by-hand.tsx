import { type RefObject, useEffect, useRef } from 'react';
import type { WrittenProgram } from '../../domain/programs/read-program.ts';
import type { Film, FilmTask } from '../../domain/rehearsals/film.ts';
import { CaseActs } from './case-acts.tsx';
import { cursorAt, nextMoment, rangeOf, within } from './film-cursor.rules.ts';
import { type HandCase, happens, pressed, takenBack } from './hand-case.rules.ts';
import { isoOf } from './moments.rules.ts';
import type { ListedScript } from './script-list.rules.ts';
import { scriptedAnswer } from './scripted.rules.ts';
import { TaskActs } from './task-acts.tsx';
import { sampleAnswer } from './task-form.rules.ts';
import type { Run } from './use-rehearsal.ts';

interface ByHandProps {
  readonly program: WrittenProgram;
  readonly hand: HandCase;
  /** What they answer is offered to be answered again. */
  readonly scripts: readonly ListedScript[];
  /** The last that was played; it stays while the next is under way. */
  readonly film: Film;
  /** It is being played, or could not be: then the last act waits to be played again, or to be taken back. */
  readonly run: Run['state'];
  readonly setClock: (clock: number) => void;
  readonly onAct: (hand: HandCase) => void;
}

const day = 86_400_000;
const spans = [
  ['a day', day],
  ['a week', 7 * day],
  ['two weeks', 14 * day],
] as const;

/** What can be done at the clock's moment: time passes, or somebody acts and the case is played anew. */
export function ByHand({ program, hand, scripts, film, run, setClock, onAct }: ByHandProps) {
  const busy = run !== 'idle';
  const heading = useFocusAfter(run);
  const { frame } = cursorAt(film, hand.clock);
  const next = nextMoment(film, hand.clock);
  const over = hand.clock >= rangeOf(film).to;
  const open = frame?.status === 'open';
  const answerFor = (task: FilmTask) => {
    const sample = sampleAnswer(program, task, isoOf(hand.clock));
    return sample && (scriptedAnswer(scripts, hand, task) ?? sample);
  };
  return (
    <section className="by-hand" aria-label="By hand">
      <h3 ref={heading} tabIndex={-1}>
        What happens now?
      </h3>
      <div className="presses">
        <button
          type="button"
          className="button"
          disabled={busy || next === undefined}
          onClick={() => next !== undefined && setClock(next)}
        >
          Stay silent until something happens
        </button>
        {spans.map(([words, span]) => (
          <button
            key={words}
            type="button"
            className="button"
            disabled={busy || over}
            onClick={() => setClock(within(film, hand.clock + span))}
          >
            Let {words} pass
          </button>
        ))}
        <button
          type="button"
          className="button"
          disabled={run === 'playing' || hand.acts.length === 0}
          onClick={() => onAct(takenBack(hand))}
        >
          Take back
        </button>
      </div>
      {open
        ? frame.tasks.map((task) => (
            <TaskActs
              key={`${task.step} ${task.openedAt}`}
              task={task}
              sample={answerFor(task)}
              disabled={busy}
              onPress={(outcome, given) => onAct(pressed(hand, task, outcome, given))}
            />
          ))
        : null}
      <CaseActs
        program={program}
        open={open}
        disabled={busy}
        onHappen={(does, more) => onAct(happens(hand, does, more))}
      />
      {!frame || open ? null : (
        <p className="sub">The case is over. Take back the last act, or save what was played as a script.</p>
      )}
    </section>
  );
}

/** Buttons cannot be pressed while their act is played, which loses the focus of who pressed one: they go on here. */
function useFocusAfter(run: Run['state']): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(run);
  useEffect(() => {
    const ended = before.current === 'playing' && run === 'idle';
    before.current = run;
    if (ended && (document.activeElement ?? document.body) === document.body) heading.current?.focus();
  }, [run]);
  return heading;
}
