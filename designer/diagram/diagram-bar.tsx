import { useReactFlow } from '@xyflow/react';
import { pace } from './use-boxes.ts';
import type { Deeds } from './use-deeds.ts';

/** Above the picture: adding, zooming, and what was done last. */
export function DiagramBar(props: {
  readonly deeds: Deeds;
  readonly canAdd: boolean;
  readonly onAdd: () => void;
}) {
  const flow = useReactFlow();
  const { said } = props.deeds;
  return (
    <div className="diagram-bar">
      {props.canAdd && (
        <button type="button" className="main" onClick={props.onAdd}>
          Add a step
        </button>
      )}
      <button type="button" aria-label="Zoom in" onClick={() => flow.zoomIn({ duration: pace() })}>
        +
      </button>
      <button type="button" aria-label="Zoom out" onClick={() => flow.zoomOut({ duration: pace() })}>
        −
      </button>
      <button type="button" onClick={() => flow.fitView({ duration: pace(), padding: 0.05 })}>
        Show all
      </button>
      <p role="status" className="diagram-said">
        {said?.words}
      </p>
      {said?.undo && (
        <button type="button" onClick={props.deeds.undo}>
          Undo
        </button>
      )}
    </div>
  );
}
