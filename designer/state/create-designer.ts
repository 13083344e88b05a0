import type { ProgramDraft } from '../../domain/programs/draft.ts';
import type { InstalledNames } from '../../domain/programs/registry.ts';
import { draftApi, tabName } from '../drafts/draft-api.ts';
import { keepGoing } from '../drafts/keep-going.ts';
import { createKeeper, type Keeper } from '../drafts/keeper.ts';
import { createLocalCopies, type LocalCopies, type LocalCopy } from '../drafts/local-copies.ts';
import { mergeTexts, type Texts } from '../drafts/merge.rules.ts';
import { assist } from '../editor/assist.ts';
import { createDesk, type MountedDesk } from '../editor/create-desk.ts';
import type { Desk } from '../editor/desk.ts';
import { scriptProblems } from '../editor/diagnostics.ts';
import type { Actions, Reading } from '../model.ts';
import { placeAround, placeOfPath, samePath } from '../reading/places.rules.ts';
import { createReadingClient, type ReadingClient, type WorkerPort } from '../reading/reading-client.ts';
import { markChanged, measureRead } from '../timing.ts';
import { keepWritten } from '../written.ts';
import { createActions } from './create-actions.ts';
import type { PageState } from './page-state.ts';
import { createStore, type Store } from './store.ts';

/** The designer without what is seen of it. */
export interface Designer {
  readonly draft: ProgramDraft;
  /** The id of who works here. */
  readonly person: string;
  readonly store: Store<PageState>;
  readonly actions: Actions;
  readonly desks: { readonly program: MountedDesk; readonly scripts: MountedDesk };
  readonly keeper: Keeper;
  /** Puts in what this browser kept, or throws it away. */
  takeKept(copy: LocalCopy): void;
  dropKept(copy: LocalCopy): void;
  /** What the installation has: problems, proposals and forms go by it from now on. */
  know(installed: InstalledNames): void;
  /** Ends a conflict: these texts are shown and saved. */
  choose(texts: Texts): void;
}

/** Puts a draft's designer together: editors, the worker that reads, and the keeper that saves. */
export function createDesigner(draft: ProgramDraft, person: string, worker: WorkerPort): Designer {
  const copies = createLocalCopies(localStorage, draft.id);
  const before = tabName();
  const kept = copies.all().filter((copy) => worthKeeping(copy, draft, before));
  // What was kept stays under its name until it is asked for, or thrown away.
  const tab = kept.some((copy) => copy.tab === before) ? tabName(true) : before;
  const store = createStore<PageState>({
    ...{ source: draft.source, scripts: draft.scripts, saving: { state: 'saved', at: draft.savedAt } },
    ...{
      panel: 'step',
      file: 'program',
      part: 'editor',
      others: [],
      kept,
      tabIndents: false,
      follow: 'cursor',
    },
  });
  const client = createReadingClient(worker, (reading) => takeReading(reading));
  const onCursor = cursorFollower(store, client);
  const desks = {
    program: createDesk({
      ...{ text: draft.source, label: 'The program, as YAML', assist: assist(client), onCursor },
      onText(source) {
        markChanged(source);
        store.set({ source });
        client.read(source);
        typed();
      },
    }),
    scripts: createDesk({
      ...{
        text: draft.scripts,
        label: 'The rehearsal scripts, as YAML',
        assist: scriptProblems,
        onCursor: () => {},
      },
      onText(scripts) {
        store.set({ scripts });
        typed();
      },
    }),
  };
  const put = ({ source, scripts }: Texts, by: 'oneself' | 'another') => {
    desks.program.become(source, by);
    desks.scripts.become(scripts, by);
  };
  const keeper = createKeeper(draft, {
    ...{ drafts: draftApi(draft.id, tab), copies, tab, person, now: () => new Date().toISOString() },
    later(act, milliseconds) {
      const timer = setTimeout(act, milliseconds);
      return () => clearTimeout(timer);
    },
    tell: {
      saving: (saving) => store.set({ saving }),
      merged(texts, by) {
        put(texts, 'another');
        store.set({ notice: `${by} changed this too; both are in.` });
      },
      conflict: (conflict) => store.set({ conflict }),
      others: (others) => store.set({ others }),
    },
  });
  const typed = () => keeper.typed({ source: desks.program.text(), scripts: desks.scripts.text() });
  function takeReading(reading: Reading): void {
    keepWritten(reading);
    store.set({ reading });
    if (reading.source !== desks.program.text()) return;
    desks.program.showProblems(reading.problems);
    measureRead('errors', reading.source);
    follow(store, desks.program);
  }
  client.read(draft.source);
  keepGoing(keeper);
  return {
    ...{ draft, person, store, desks, keeper },
    actions: createActions(store, desks),
    ...keptActions(store, copies, put),
    know(installed) {
      if (JSON.stringify(installed) === JSON.stringify(store.get().installed)) return;
      store.set({ installed });
      client.know(installed);
      client.read(desks.program.text());
    },
    choose(texts) {
      put(texts, 'oneself');
      void keeper.resolve(texts);
    },
  };
}

/** Not what another tab, that is still open, is about to save. */
function worthKeeping({ tab, at, mine }: LocalCopy, draft: ProgramDraft, own: string): boolean {
  const left = tab === own || Date.now() - Date.parse(at) > 60_000;
  return left && (mine.source !== draft.source || mine.scripts !== draft.scripts);
}

function keptActions(
  store: Store<PageState>,
  copies: LocalCopies,
  put: (texts: Texts, by: 'oneself') => void,
) {
  const dropKept = (copy: LocalCopy) => {
    copies.forget(copy.tab);
    store.set({ kept: store.get().kept.filter((one) => one !== copy) });
  };
  return {
    dropKept,
    takeKept(copy: LocalCopy) {
      const { source, scripts } = store.get();
      // Where both were changed, what was kept counts: undoing brings back what was saved.
      const texts = mergeTexts(copy.base, copy.mine, { source, scripts }) ?? copy.mine;
      dropKept(copy);
      put(texts, 'oneself');
    },
  };
}

/** After a text was read: shows what was selected, or selects what the cursor is in. */
function follow(store: Store<PageState>, desk: Desk): void {
  const { follow: what, selected, reading } = store.get();
  if (what === 'cursor') return selectAround(store, desk.cursor());
  const place = what === 'path' && selected ? placeOfPath(reading?.places ?? [], selected) : undefined;
  if (place) desk.goTo(place.from);
  store.set({ follow: 'nothing' });
}

function selectAround(store: Store<PageState>, offset: number): void {
  const { reading, selected } = store.get();
  const path = placeAround(reading?.places ?? [], offset)?.path;
  if (!samePath(path, selected)) store.set({ selected: path });
}

const shortly = 200;

/** The cursor selects what is written around it, and asks what the word there means. */
function cursorFollower(store: Store<PageState>, client: ReadingClient) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (offset: number) => {
    const { reading, source } = store.get();
    store.set({ follow: 'cursor' });
    if (reading?.source === source) selectAround(store, offset);
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const hint = await client.help(store.get().source, offset);
      store.set({ hint });
    }, shortly);
  };
}
