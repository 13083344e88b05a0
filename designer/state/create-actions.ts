import { applyChanges } from '../../domain/programs/editing/apply-changes.rules.ts';
import type { Change } from '../../domain/programs/editing/edit.ts';
import type { Path } from '../../domain/programs/reading/problems.ts';
import type { Desk } from '../editor/desk.ts';
import type { Actions } from '../model.ts';
import { placeOfPath, samePath } from '../reading/places.rules.ts';
import type { PageState } from './page-state.ts';
import type { Store } from './store.ts';

export interface Desks {
  readonly program: Pick<Desk, 'text' | 'edit' | 'become' | 'undo' | 'redo' | 'goTo'>;
  readonly scripts: Pick<Desk, 'become' | 'undo' | 'redo'>;
}

/** Everything that a view can do, on the editors: their history is the only one. */
export function createActions(store: Store<PageState>, desks: Desks): Actions {
  const select = (path: Path | undefined, by: 'editor' | 'diagram' | 'form') => {
    if (!samePath(path, store.get().selected)) store.set({ selected: path });
    if (by !== 'editor') store.set({ follow: 'nothing' });
    const place = path && by !== 'editor' ? placeOfPath(store.get().reading?.places ?? [], path) : undefined;
    if (place) desks.program.goTo(place.from);
  };
  return {
    type: (source) => desks.program.become(source, 'oneself'),
    typeScripts: (scripts) => desks.scripts.become(scripts, 'oneself'),
    change(changes, path) {
      const refused = changeText(desks.program, changes);
      if (refused === undefined) store.set(path ? { selected: path, follow: 'path' } : { follow: 'nothing' });
      return refused;
    },
    undo: () => desks[store.get().file].undo(),
    redo: () => desks[store.get().file].redo(),
    select,
    open: (panel) => store.set({ panel, part: 'panels' }),
    show: (shown) => store.set({ shown }),
  };
}

function changeText(desk: Desks['program'], changes: readonly Change[]): string | undefined {
  const edited = applyChanges(desk.text(), changes);
  if ('refused' in edited) return edited.refused;
  desk.edit(edited.edits);
  return undefined;
}
