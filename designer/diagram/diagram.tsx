import '@xyflow/react/dist/base.css';
import './diagram.css';
import { ReactFlowProvider } from '@xyflow/react';
import type { PanelProps } from '../model.ts';
import { Canvas } from './canvas.tsx';

/** The program as boxes and arrows, in which steps are selected, added, moved and deleted. */
export function Diagram({ state, actions }: PanelProps) {
  const graph = state.reading?.graph;
  return (
    <section className="diagram" aria-label="Diagram">
      {graph ? (
        <ReactFlowProvider>
          <Canvas state={state} actions={actions} graph={graph} />
        </ReactFlowProvider>
      ) : (
        <p className="diagram-empty">
          {state.reading ? 'The diagram appears as soon as the text can be read as a program.' : 'Reading…'}
        </p>
      )}
    </section>
  );
}
