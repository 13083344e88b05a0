import { type ReactNode, useEffect, useRef } from 'react';
import type { Designer } from '../state/create-designer.ts';
import type { FileName, PageState } from '../state/page-state.ts';
import { markTypeable } from '../timing.ts';
import type { MountedDesk } from './create-desk.ts';
import './editor.css';

interface EditorProps {
  readonly designer: Designer;
  readonly state: PageState;
}

const files: readonly { readonly name: FileName; readonly label: string }[] = [
  { name: 'program', label: 'Program' },
  { name: 'scripts', label: 'Rehearsal scripts' },
];

/** Both files of the draft, one at a time, with what helps to write them. */
export function Editor({ designer, state }: EditorProps) {
  const { desks, store } = designer;
  const desk = desks[state.file];
  // Whoever opens a draft can type at once.
  useEffect(() => {
    desks.program.focus();
    markTypeable();
  }, [desks]);
  const setTabIndents = (tabIndents: boolean) => {
    store.set({ tabIndents });
    desks.program.setTabIndents(tabIndents);
    desks.scripts.setTabIndents(tabIndents);
  };
  return (
    <section className="editor" aria-label="Editor">
      <div className="editor-bar">
        <fieldset className="switch">
          <legend className="unseen">File</legend>
          {files.map(({ name, label }) => (
            <button
              key={name}
              type="button"
              aria-pressed={state.file === name}
              onClick={() => store.set({ file: name })}
            >
              {label}
            </button>
          ))}
        </fieldset>
        <span className="editor-tools">
          <Tool act={desk.search}>Search</Tool>
          <Tool act={desk.foldAll}>Fold</Tool>
          <Tool act={desk.unfoldAll}>Unfold</Tool>
          <button
            type="button"
            aria-pressed={state.tabIndents}
            onClick={() => setTabIndents(!state.tabIndents)}
          >
            Tab indents
          </button>
        </span>
      </div>
      <div className="editor-files">
        <DeskPlace desk={desks.program} shown={state.file === 'program'} />
        <DeskPlace desk={desks.scripts} shown={state.file === 'scripts'} />
      </div>
      <Help state={state} />
    </section>
  );
}

const Tool = ({ act, children }: { readonly act: () => void; readonly children: ReactNode }) => (
  <button type="button" onClick={act}>
    {children}
  </button>
);

/** The editor is not React's: it is only put here. */
function DeskPlace({ desk, shown }: { readonly desk: MountedDesk; readonly shown: boolean }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.append(desk.dom);
    return () => desk.dom.remove();
  }, [desk]);
  return <div className="editor-file" ref={place} hidden={!shown} />;
}

/** What the word at the cursor is for, and the keys that help. */
function Help({ state: { hint, file } }: { readonly state: PageState }) {
  const known = file === 'program' ? hint : undefined;
  return (
    <p className="editor-help">
      {known ? (
        <>
          <strong>{known.title}</strong> {known.text}
        </>
      ) : (
        <>
          <kbd>Ctrl Space</kbd> proposes, <kbd>F8</kbd> goes to the next problem, <kbd>Ctrl F</kbd> searches,{' '}
          <kbd>Ctrl [</kbd> and <kbd>Ctrl ]</kbd> indent, <kbd>Tab</kbd> moves on.
        </>
      )}
    </p>
  );
}
