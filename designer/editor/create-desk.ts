import { indentWithTab, redo, undo } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { foldable, foldEffect, unfoldAll } from '@codemirror/language';
import { lintGutter, nextDiagnostic, setDiagnostics } from '@codemirror/lint';
import { diff } from '@codemirror/merge';
import { openSearchPanel } from '@codemirror/search';
import { Compartment, EditorState, type Extension, Transaction } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { basicSetup } from 'codemirror';
import type { Desk } from './desk.ts';
import { diagnosticsOf } from './diagnostics.ts';
import { specialCharacters } from './special-characters.ts';
import { theme } from './theme.ts';
import { windowsLines } from './windows-lines.ts';

export interface DeskOptions {
  readonly text: string;
  /** What the editor is called by screen readers. */
  readonly label: string;
  readonly assist?: Extension;
  onText(text: string): void;
  /** The cursor was moved, or something was typed; not what the page does by itself. */
  onCursor(offset: number): void;
}

/** An editor that can be put on the page. */
export interface MountedDesk extends Desk {
  readonly dom: HTMLElement;
}

/** What marks changes that nobody typed. */
const quiet = 'designer';

/** An editor for YAML. It keeps every byte: what was not changed leaves it as it came. */
export function createDesk({ text, label, assist = [], onText, onCursor }: DeskOptions): MountedDesk {
  const tabKey = new Compartment();
  const view = new EditorView({
    state: EditorState.create({
      doc: text,
      extensions: [
        basicSetup,
        assist,
        yaml(),
        lintGutter(),
        theme,
        tabKey.of([]),
        windowsLines,
        specialCharacters,
        // Only these end lines: what else a file holds stays in its lines, and is saved as it was.
        EditorState.lineSeparator.of('\n'),
        EditorView.clipboardInputFilter.of((pasted) => pasted.replace(/\r\n?/g, '\n')),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false', tabindex: '0' }),
        EditorView.updateListener.of(({ docChanged, selectionSet, state, transactions }) => {
          if (docChanged) onText(state.sliceDoc());
          const own = !transactions.some((one) => one.isUserEvent(quiet));
          if (own && (docChanged || selectionSet)) onCursor(state.selection.main.head);
        }),
      ],
    }),
  });
  const changed = (changes: readonly { from: number; to: number; insert: string }[]) =>
    view.state.changes(changes);
  return {
    dom: view.dom,
    text: () => view.state.sliceDoc(),
    cursor: () => view.state.selection.main.head,
    edit(edits) {
      const changes = changed(edits);
      view.dispatch({ changes, annotations: Transaction.userEvent.of(quiet) });
    },
    become(other, by) {
      const mine = view.state.sliceDoc();
      const edits = diff(mine, other).map(({ fromA, toA, fromB, toB }) => ({
        ...{ from: fromA, to: toA, insert: other.slice(fromB, toB) },
      }));
      if (edits.length > 0)
        view.dispatch({
          changes: changed(edits),
          annotations: [Transaction.addToHistory.of(by === 'oneself'), Transaction.userEvent.of(quiet)],
        });
    },
    undo: () => void undo(view),
    redo: () => void redo(view),
    goTo(offset) {
      const anchor = Math.min(offset, view.state.doc.length);
      view.dispatch({
        selection: { anchor },
        effects: EditorView.scrollIntoView(anchor, { y: 'center' }),
        annotations: Transaction.userEvent.of(quiet),
      });
    },
    focus: () => view.focus(),
    showProblems: (problems) =>
      view.dispatch(setDiagnostics(view.state, diagnosticsOf(view.state.doc, problems))),
    nextProblem() {
      view.focus();
      nextDiagnostic(view);
    },
    foldAll: () => view.dispatch({ effects: foldsOf(view.state) }),
    unfoldAll: () => void unfoldAll(view),
    search: () => void openSearchPanel(view),
    setTabIndents: (on) =>
      view.dispatch({ effects: tabKey.reconfigure(on ? keymap.of([indentWithTab]) : []) }),
  };
}

/** Stages, forms and everything else that begins a list's item at the margin, folded to one line each. */
function foldsOf(state: EditorState) {
  const effects = [];
  for (let number = 1; number <= state.doc.lines; number += 1) {
    const line = state.doc.line(number);
    const range = /^ {0,2}(- |\w[\w-]*:)/.test(line.text) ? foldable(state, line.from, line.to) : null;
    const top = !/^ /.test(line.text);
    if (range && !top) effects.push(foldEffect.of(range));
  }
  return effects;
}
