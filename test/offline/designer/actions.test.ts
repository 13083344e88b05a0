import { describe, expect, it } from 'vitest';
import { createActions } from '../../../designer/state/create-actions.ts';
import type { PageState } from '../../../designer/state/page-state.ts';
import { createStore } from '../../../designer/state/store.ts';
import type { TextEdit } from '../../../domain/programs/editing/edit.ts';

const source = 'program: desk\n# why\ntitle: Old\n';

/** The actions over editors that only write down what they are told. */
function open() {
  const told: string[] = [];
  const edits: TextEdit[] = [];
  const store = createStore<PageState>({
    ...{ source, scripts: '', saving: { state: 'changed' }, panel: 'step', file: 'program', part: 'editor' },
    ...{ others: [], kept: [], follow: 'cursor', tabIndents: false },
    reading: { source, problems: [], places: [{ node: 'start', path: ['title'], from: 20, to: 30 }] },
  });
  const actions = createActions(store, {
    program: {
      text: () => source,
      edit: (given) => void edits.push(...given),
      become: (text) => void told.push(`program ${text}`),
      undo: () => void told.push('undo program'),
      redo: () => void told.push('redo program'),
      goTo: (offset) => void told.push(`go to ${offset}`),
    },
    scripts: {
      become: (text) => void told.push(`scripts ${text}`),
      undo: () => void told.push('undo scripts'),
      redo: () => void told.push('redo scripts'),
    },
  });
  return { told, edits, store, actions };
}

describe('what a view can do', () => {
  it('changes the text where it is meant, and selects what was changed', () => {
    const { actions, edits, store } = open();

    const refused = actions.change([{ do: 'set', at: ['title'], value: 'New' }], ['title']);

    expect(refused).toBeUndefined();
    expect(edits).toEqual([{ from: source.indexOf('Old'), to: source.indexOf('Old') + 3, insert: 'New' }]);
    expect(store.get()).toMatchObject({ selected: ['title'], follow: 'path' });
  });

  it('says why not, and changes nothing, when a change is refused', () => {
    const { actions, edits, store } = open();

    const refused = actions.change([{ do: 'remove', at: ['stages', 0] }], ['title']);

    expect(refused).toMatch(/\w/);
    expect(edits).toEqual([]);
    expect(store.get().selected).toBeUndefined();
  });

  it('shows in the text what was selected in the diagram, and not what the text itself selected', () => {
    const { actions, told } = open();
    actions.select(['title'], 'editor');
    expect(told).toEqual([]);
    actions.select(['title'], 'diagram');
    expect(told).toEqual(['go to 20']);
  });

  it('undoes in the file that is shown', () => {
    const { actions, told, store } = open();
    actions.undo();
    store.set({ file: 'scripts' });
    actions.undo();
    actions.redo();
    expect(told).toEqual(['undo program', 'undo scripts', 'redo scripts']);
  });
});
