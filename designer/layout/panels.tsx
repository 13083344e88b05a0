import { type ComponentType, type KeyboardEvent, lazy, memo, Suspense, useState } from 'react';
import type { PanelName, PanelProps } from '../model.ts';
import { Guard } from './guard.tsx';

/** Panels are loaded when they are first looked at: typing comes first. */
const panels: readonly {
  readonly name: PanelName;
  readonly label: string;
  readonly Panel: ComponentType<PanelProps>;
}[] = [
  {
    ...{ name: 'step', label: 'Form' },
    Panel: memo(lazy(async () => ({ default: (await import('../inspector/inspector.tsx')).Inspector }))),
  },
  {
    ...{ name: 'preview', label: 'What partners see' },
    Panel: memo(lazy(async () => ({ default: (await import('../preview/preview.tsx')).Previews }))),
  },
  {
    ...{ name: 'rehearsal', label: 'Rehearsal' },
    Panel: memo(lazy(async () => ({ default: (await import('../rehearsal/rehearsal.tsx')).Rehearsal }))),
  },
  {
    ...{ name: 'release', label: 'Publish' },
    Panel: memo(lazy(async () => ({ default: (await import('../release/release.tsx')).Release }))),
  },
];

/** The panels beneath the diagram, one at a time; one that was opened keeps what it shows. */
export function Panels(props: PanelProps & { readonly open: PanelName }) {
  const { open, state, actions, draftId } = props;
  const [visited, setVisited] = useState<ReadonlySet<PanelName>>(new Set());
  if (!visited.has(open)) setVisited(new Set([...visited, open]));
  const turn = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const at = panels.findIndex(({ name }) => name === open);
    const next = panels.at((at + by) % panels.length);
    if (by === 0 || !next) return;
    actions.open(next.name);
    document.getElementById(`tab-${next.name}`)?.focus();
  };
  return (
    <section className="panels" aria-label="Panels">
      <div className="tabs" role="tablist" aria-label="Panel" onKeyDown={turn}>
        {panels.map(({ name, label }) => (
          <button
            key={name}
            id={`tab-${name}`}
            type="button"
            role="tab"
            aria-selected={open === name}
            aria-controls={`panel-${name}`}
            tabIndex={open === name ? 0 : -1}
            onClick={() => actions.open(name)}
          >
            {label}
          </button>
        ))}
      </div>
      {panels.map(({ name, Panel }) => (
        <div
          key={name}
          id={`panel-${name}`}
          className="panel-place"
          role="tabpanel"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
          tabIndex={0}
          aria-labelledby={`tab-${name}`}
          hidden={open !== name}
        >
          {visited.has(name) && (
            <Guard>
              <Suspense fallback={<p className="sub">Loading…</p>}>
                <Panel state={state} actions={actions} draftId={draftId} />
              </Suspense>
            </Guard>
          )}
        </div>
      ))}
    </section>
  );
}
