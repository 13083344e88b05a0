import { type KeyboardEvent, lazy, memo, Suspense, useDeferredValue, useRef, useState } from 'react';
import { saveAtOnce } from './drafts/keep-going.ts';
import { Editor } from './editor/editor.tsx';
import { Banners } from './layout/banners.tsx';
import { Guard } from './layout/guard.tsx';
import { Panels } from './layout/panels.tsx';
import { Splitter } from './layout/splitter.tsx';
import { TopBar } from './layout/top-bar.tsx';
import type { Designer } from './state/create-designer.ts';
import { type PageState, parts } from './state/page-state.ts';
import { usePageState } from './state/use-designer.ts';
import './app.css';

const Diagram = memo(lazy(async () => ({ default: (await import('./diagram/diagram.tsx')).Diagram })));
const ConflictView = lazy(async () => ({
  default: (await import('./drafts/conflict-view.tsx')).ConflictView,
}));

const labels = { editor: 'Text', diagram: 'Diagram', panels: 'Panels' } as const;

/** The whole page: the text on the left, the diagram and the panels on the right; one of them on a narrow screen. */
export function App({ designer }: { readonly designer: Designer }) {
  const state = usePageState(designer);
  // What is drawn from the text follows when there is time; the text itself never waits.
  const later = useDeferredValue(state);
  const drawn = useDrawn(later);
  const [columns, setColumns] = useState(45);
  const [rows, setRows] = useState(55);
  const { actions, draft } = designer;
  const shares = { '--columns': `${columns}%`, '--rows': `${rows}%` } as React.CSSProperties;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys that count wherever one is on the page
    <div className="designer" style={shares} onKeyDown={(event) => pressed(event, designer)}>
      <TopBar designer={designer} state={state} />
      <Banners designer={designer} state={state} />
      {state.conflict && (
        <Suspense>
          <ConflictView conflict={state.conflict} onChosen={designer.choose} />
        </Suspense>
      )}
      <nav className="parts switch" aria-label="Part of the page">
        {parts.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={state.part === one}
            onClick={() => designer.store.set({ part: one })}
          >
            {labels[one]}
          </button>
        ))}
      </nav>
      <main className="designer-body" data-part={state.part} hidden={state.conflict !== undefined}>
        <Editor designer={designer} state={state} />
        <Splitter label="Width of the text" line="vertical" share={columns} onShare={setColumns} />
        <div className="designer-right">
          <div className="diagram-place">
            <Guard>
              <Suspense fallback={<p className="sub">Drawing…</p>}>
                <Diagram state={drawn} actions={actions} draftId={draft.id} />
              </Suspense>
            </Guard>
          </div>
          <Splitter label="Height of the diagram" line="horizontal" share={rows} onShare={setRows} />
          <Panels open={state.panel} state={later} actions={actions} draftId={draft.id} />
        </div>
      </main>
    </div>
  );
}

/** The state for the diagram: it is drawn again when something that it shows has changed, not with every key. */
function useDrawn(state: PageState): PageState {
  const { reading, selected, shown } = state;
  const last = useRef(state);
  const now = last.current;
  if (now.reading !== reading || now.selected !== selected || now.shown !== shown) last.current = state;
  return last.current;
}

/** Ctrl+S saves at once; Ctrl+Z and Ctrl+Y count outside the text as in it. */
function pressed(event: KeyboardEvent, { actions, keeper }: Designer): void {
  if (!(event.ctrlKey || event.metaKey) || event.defaultPrevented) return;
  const key = event.key.toLowerCase();
  if (key === 's') {
    event.preventDefault();
    saveAtOnce(keeper);
  }
  const typing =
    event.target instanceof HTMLElement && event.target.closest('input, textarea, select, .cm-editor');
  if (typing || (key !== 'z' && key !== 'y')) return;
  event.preventDefault();
  if (key === 'y' || event.shiftKey) actions.redo();
  else actions.undo();
}
