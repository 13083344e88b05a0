import { useState } from 'react';
import type { StepKind } from '../../domain/programs/steps/step.schema.ts';
import { Dialog } from './dialog.tsx';
import type { Spot } from './spots.rules.ts';
import { stepKinds } from './step-kinds.ts';

/** Which kind of step is to be added. */
export function AddDialog(props: {
  readonly where: string;
  readonly onPick: (kind: StepKind) => void;
  readonly onClose: () => void;
}) {
  return (
    <Dialog title={`Add a step ${props.where}`} onClose={props.onClose}>
      <ul className="step-kinds">
        {stepKinds.map(({ kind, name, what }) => (
          <li key={kind}>
            <button type="button" onClick={() => props.onPick(kind)}>
              <strong>{name}</strong>
              <span>{what}</span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

/** Where a step is to be moved: the way by keyboard for what the mouse does by dragging. */
export function MoveDialog(props: {
  readonly title: string;
  readonly spots: readonly Spot[];
  readonly onPick: (spot: Spot) => void;
  readonly onClose: () => void;
}) {
  const [chosen, choose] = useState(0);
  const stages = [...new Set(props.spots.map(({ stage }) => stage))];
  const pick = () => {
    const spot = props.spots[chosen];
    if (spot) props.onPick(spot);
  };
  return (
    <Dialog title={`Move “${props.title}”`} onClose={props.onClose}>
      <label className="diagram-field">
        To where
        <select value={chosen} onChange={(event) => choose(Number(event.target.value))}>
          {stages.map((stage) => (
            <optgroup key={stage} label={stage}>
              {props.spots.map((spot, index) =>
                spot.stage === stage ? (
                  <option key={spot.words + String(index)} value={index}>
                    {spot.words}
                  </option>
                ) : null,
              )}
            </optgroup>
          ))}
        </select>
      </label>
      <button type="button" className="main" onClick={pick}>
        Move it there
      </button>
    </Dialog>
  );
}

/** The condition under which a step is taken. */
export function OnlyIfDialog(props: {
  readonly title: string;
  readonly condition: string;
  readonly onSet: (condition: string) => void;
  readonly onClose: () => void;
}) {
  const [condition, setCondition] = useState(props.condition);
  return (
    <Dialog title={`Only if… (“${props.title}”)`} onClose={props.onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          props.onSet(condition.trim());
        }}
      >
        <label className="diagram-field">
          Condition, such as application.country == "US"
          <input
            value={condition}
            onChange={(event) => setCondition(event.target.value)}
            spellCheck={false}
          />
        </label>
        <p className="diagram-hint">The step is left out if this does not hold when its turn comes.</p>
        <button type="submit" className="main">
          Set the condition
        </button>
      </form>
    </Dialog>
  );
}
