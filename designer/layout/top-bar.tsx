import type { Saving } from '../model.ts';
import type { Designer } from '../state/create-designer.ts';
import type { PageState } from '../state/page-state.ts';
import { download } from './download.ts';
import { countOf, whoIsHere } from './words.rules.ts';

interface TopBarProps {
  readonly designer: Designer;
  readonly state: PageState;
}

/** What the draft is, how it stands, and what can be done with all of it. */
export function TopBar({ designer, state }: TopBarProps) {
  const { draft, actions } = designer;
  const { reading, others, saving } = state;
  const program = reading?.program;
  return (
    <header className="top">
      <a href="/programs">Programs</a>
      <h1>{program?.title ?? draft.title}</h1>
      <SavingWords saving={saving} />
      {others.length > 0 && <span className="others">{whoIsHere(others, designer.person)}</span>}
      <span className="top-tools">
        <Problems designer={designer} state={state} />
        <button type="button" onClick={actions.undo}>
          Undo
        </button>
        <button type="button" onClick={actions.redo}>
          Redo
        </button>
        <button type="button" onClick={() => download(`${program?.program ?? 'program'}.yaml`, state.source)}>
          Download
        </button>
        <button
          type="button"
          onClick={() => download(`${program?.program ?? 'program'}.rehearsal.yaml`, state.scripts)}
        >
          Download scripts
        </button>
      </span>
    </header>
  );
}

function Problems({ designer: { store, desks }, state: { reading } }: TopBarProps) {
  const count = reading?.problems.length ?? 0;
  if (!reading) return <span className="sub">Reading…</span>;
  if (count === 0) return <span className="problems-none">No problems</span>;
  const next = () => {
    store.set({ file: 'program', part: 'editor' });
    desks.program.nextProblem();
  };
  return (
    <button type="button" className="problems-some" onClick={next}>
      {countOf(count, 'problem')}: show the next
    </button>
  );
}

function SavingWords({ saving }: { readonly saving: Saving }) {
  if (saving.state === 'saved')
    return (
      <span className="saving">
        Saved{' '}
        <time dateTime={saving.at}>
          {new Date(saving.at).toLocaleTimeString('en-GB', { timeStyle: 'short' })}
        </time>
      </span>
    );
  const words = { saving: 'Saving…', changed: 'Not saved yet', 'kept-here': 'Not saved' }[saving.state];
  return <span className={`saving saving-${saving.state}`}>{words}</span>;
}
