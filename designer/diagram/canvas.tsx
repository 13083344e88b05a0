import { type NodeChange, ReactFlow, type ReactFlowInstance } from '@xyflow/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { PlacedGraph } from '../../domain/programs/diagram/layout.rules.ts';
import { showForm } from '../inspector/show-form.ts';
import type { Actions, DesignerState } from '../model.ts';
import { measureRead } from '../timing.ts';
import { writtenIn } from '../written.ts';
import { Arrow, ArrowTip } from './arrow.tsx';
import { Box, BoxContext, Stage } from './box.tsx';
import { DiagramBar } from './diagram-bar.tsx';
import { titleIn } from './spots.rules.ts';
import { StepDialogs } from './step-dialogs.tsx';
import { stepOf, valueAt } from './step-paths.rules.ts';
import { type Asking, StepToolbar } from './step-toolbar.tsx';
import { connectionOf, dropOf, useReveal } from './use-boxes.ts';
import { useDeeds } from './use-deeds.ts';
import { type Cursor, type Dragged, pathOfBox, useItems } from './use-items.ts';
import { useKeys } from './use-keys.ts';

const nodeTypes = { box: Box, stage: Stage };
const edgeTypes = { arrow: Arrow };

interface CanvasProps {
  readonly state: DesignerState;
  readonly actions: Actions;
  readonly graph: PlacedGraph;
}

/** The picture itself: boxes, arrows, and what is done by mouse and keys. */
export function Canvas({ state, actions, graph }: CanvasProps) {
  const [cursor, setCursor] = useState<Cursor>({});
  const [dragged, setDragged] = useState<Dragged>();
  const [asking, setAsking] = useState<Asking>();
  const deeds = useDeeds(state, actions);
  const { nodes, edges, selectedBox, places } = useItems(state, graph, cursor, dragged);
  const reveal = useReveal(graph);
  const pathOf = useCallback((box: string) => pathOfBox(places, box), [places]);
  const program = state.reading?.program;
  // The keyboard goes along with what it has changed.
  const follow = useRef(false);
  const step = stepOf(state.selected ?? []);
  const title = titleIn(valueAt(program, step ?? []));

  useEffect(() => {
    if (selectedBox === undefined) return;
    const wanted = follow.current ? { wanted: selectedBox } : {};
    follow.current = false;
    setCursor({ box: selectedBox, ...wanted });
    reveal(selectedBox);
  }, [selectedBox, reveal]);

  // A case that is played goes on where one can see it.
  const active = state.shown?.active[0];
  useEffect(() => {
    if (active !== undefined) reveal(active);
  }, [active, reveal]);

  useEffect(() => measureRead('diagram', state.reading?.source), [state.reading]);

  const select = (box: string) => {
    const path = pathOf(box);
    if (path) actions.select(path, 'diagram');
    return path;
  };
  const openForm = (box: string) => {
    if (!select(box)) return;
    actions.open('step');
    showForm();
  };
  const events = useKeys({
    graph,
    program,
    deeds,
    select,
    openForm,
    reveal,
    setCursor,
    follow,
    ask: setAsking,
  });
  const drag = (changes: readonly NodeChange[]) => {
    for (const change of changes)
      if (change.type === 'position' && change.position) setDragged({ box: change.id, ...change.position });
  };
  return (
    <>
      <DiagramBar
        deeds={deeds}
        canAdd={program !== undefined && 'stages' in program}
        onAdd={() => setAsking({ ask: 'add', side: 1 })}
      />
      <ArrowTip />
      <BoxContext value={events}>
        <ReactFlow
          aria-label="The program as boxes and arrows"
          nodes={nodes}
          edges={edges}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          onNodesChange={drag}
          onNodeClick={(_, { id }) => select(id)}
          onNodeDoubleClick={(_, { id }) => openForm(id)}
          onNodeDragStop={(_, item) => {
            setDragged(undefined);
            if (dragged) dropOf(graph, pathOf, deeds)(item);
          }}
          onConnectEnd={connectionOf(pathOf, deeds)}
          onInit={(flow) => startView(flow, graph)}
          onlyRenderVisibleElements
          nodesFocusable={false}
          edgesFocusable={false}
          elementsSelectable={false}
          zoomOnDoubleClick={false}
          disableKeyboardA11y
          deleteKeyCode={null}
          selectionKeyCode={null}
          multiSelectionKeyCode={null}
          minZoom={0.02}
          maxZoom={2}
          nodeDragThreshold={6}
          proOptions={{ hideAttribution: true }}
        >
          {step && selectedBox && (
            <StepToolbar
              step={step}
              kind={String(valueAt(program, [...step, 'step']))}
              title={title}
              deeds={deeds}
              onAsk={setAsking}
              onForm={() => openForm(selectedBox)}
            />
          )}
        </ReactFlow>
      </BoxContext>
      {asking && (
        <StepDialogs
          asking={asking}
          step={step}
          program={writtenIn(state.source)}
          deeds={deeds}
          onClose={() => {
            follow.current = true;
            setAsking(undefined);
          }}
        />
      )}
    </>
  );
}

/** The start at the top, as large as it can be read, and the whole width if that can be read too. */
function startView(
  flow: ReactFlowInstance<never, never> | { setViewport: ReactFlowInstance['setViewport'] },
  graph: PlacedGraph,
) {
  const width = document.querySelector('.diagram')?.clientWidth ?? 800;
  const zoom = Math.min(1, Math.max(0.6, width / (graph.width + 40)));
  const start = graph.nodes[0];
  const fits = graph.width * zoom <= width;
  const centre = fits ? graph.width / 2 : (start?.x ?? 0);
  void flow.setViewport({ x: width / 2 - centre * zoom, y: 0, zoom });
}
