import { yaml } from '@codemirror/lang-yaml';
import { MergeView } from '@codemirror/merge';
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { basicSetup } from 'codemirror';
import { useEffect, useRef } from 'react';
import { specialCharacters } from '../editor/special-characters.ts';
import { theme } from '../editor/theme.ts';
import { windowsLines } from '../editor/windows-lines.ts';
import type { Conflict } from './keeper.ts';
import type { Texts } from './merge.rules.ts';
import './conflict.css';

interface ConflictViewProps {
  readonly conflict: Conflict;
  onChosen(texts: Texts): void;
}

/** Both texts side by side, where two people changed the same lines: what stands on the right is kept. */
export function ConflictView({ conflict, onChosen }: ConflictViewProps) {
  const { mine, theirs, by } = conflict;
  const program = useMergeView(theirs.source, mine.source, 'The program');
  const scripts = useMergeView(theirs.scripts, mine.scripts, 'The rehearsal scripts');
  const theirTexts = { source: theirs.source, scripts: theirs.scripts };
  return (
    <main className="conflict" aria-labelledby="conflict-heading">
      <h2 id="conflict-heading">{by} changed the same lines</h2>
      <p>
        On the left is what {by} saved, on the right what you wrote. Take over from the left what you want
        with the arrows between them, or write on the right; then save the right side.
      </p>
      <p className="conflict-choices">
        <button type="button" onClick={() => onChosen({ source: program.text(), scripts: scripts.text() })}>
          Save the right side
        </button>
        <button type="button" onClick={() => onChosen(theirTexts)}>
          Take the left side, drop mine
        </button>
      </p>
      <div ref={program.place} />
      {mine.scripts !== theirs.scripts && <h3>Rehearsal scripts</h3>}
      <div ref={scripts.place} hidden={mine.scripts === theirs.scripts} />
    </main>
  );
}

function useMergeView(theirs: string, mine: string, label: string) {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<MergeView>(null);
  useEffect(() => {
    if (!place.current) return;
    const made = new MergeView({
      a: {
        doc: theirs,
        extensions: [...common(`${label}, saved by somebody else`), EditorState.readOnly.of(true)],
      },
      b: { doc: mine, extensions: common(`${label}, yours`) },
      parent: place.current,
      revertControls: 'a-to-b',
      collapseUnchanged: { margin: 3, minSize: 6 },
    });
    view.current = made;
    return () => made.destroy();
  }, [theirs, mine, label]);
  return { place, text: () => view.current?.b.state.sliceDoc() ?? mine };
}

const common = (label: string) => [
  basicSetup,
  yaml(),
  theme,
  windowsLines,
  specialCharacters,
  EditorState.lineSeparator.of('\n'),
  EditorView.lineWrapping,
  EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
];
