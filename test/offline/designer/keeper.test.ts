import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ApiFailure, Unreachable } from '../../../designer/api.ts';
import { type Conflict, createKeeper } from '../../../designer/drafts/keeper.ts';
import { createLocalCopies } from '../../../designer/drafts/local-copies.ts';
import { mergeText, type Texts } from '../../../designer/drafts/merge.rules.ts';
import type { Saving } from '../../../designer/model.ts';
import type { DraftEditor, ProgramDraft } from '../../../domain/programs/draft.ts';

const first: ProgramDraft = {
  ...{ id: 'PD-7K3M9Q2XBA', origin: { kind: 'file' }, title: 'Desk', revision: 1 },
  ...{ source: 'a\nb\nc\nd\ne\n', scripts: '', createdBy: 'P-1', createdAt: '2027-01-04T09:00:00Z' },
  ...{ savedBy: 'P-1', savedAt: '2027-01-04T09:00:00Z' },
};

/** A server with one draft, a browser's storage, and a clock that is wound by hand. */
function world() {
  const items = new Map<string, string>();
  const keep = {
    get length() {
      return items.size;
    },
    key: (index: number) => [...items.keys()][index] ?? null,
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  };
  const server = { draft: first, failure: undefined as Error | undefined, editors: [] as DraftEditor[] };
  const seen = {
    saving: [] as Saving[],
    shown: undefined as Texts | undefined,
    by: '',
    conflict: undefined as Conflict | undefined,
    others: [] as readonly DraftEditor[],
  };
  let timers: { act: () => void; milliseconds: number }[] = [];
  const answer = <T>(make: () => T) =>
    server.failure ? Promise.reject(server.failure) : Promise.resolve().then(make);
  const write = (texts: Partial<Texts>, by: string) => {
    server.draft = { ...server.draft, ...texts, revision: server.draft.revision + 1, savedBy: by };
    return server.draft;
  };
  const copies = createLocalCopies(keep, first.id);
  const keeper = createKeeper(first, {
    drafts: {
      get: () => answer(() => server.draft),
      save: ({ revision, ...texts }) =>
        answer(() => {
          if (revision !== server.draft.revision) throw new ApiFailure(409, 'draft-changed', 'Changed');
          return write(texts, 'P-1');
        }),
      here: () => answer(() => ({ revision: server.draft.revision, editors: server.editors })),
    },
    ...{ copies, tab: 'one', person: 'P-1', now: () => '2027-01-04T10:00:00Z' },
    later(act, milliseconds) {
      const timer = { act, milliseconds };
      timers.push(timer);
      return () => {
        timers = timers.filter((one) => one !== timer);
      };
    },
    tell: {
      saving: (saving) => void seen.saving.push(saving),
      merged: (texts, by) => Object.assign(seen, { shown: texts, by }),
      conflict: (conflict) => Object.assign(seen, { conflict }),
      others: (others) => Object.assign(seen, { others }),
    },
  });
  return {
    ...{ server, seen, keeper, copies, write },
    waits: () => timers.map(({ milliseconds }) => milliseconds),
    type: (source: string) => keeper.typed({ source, scripts: '' }),
    state: () => seen.saving.at(-1),
  };
}

describe('saving a draft', () => {
  it('saves after a pause, once for all that was typed', async () => {
    const { type, waits, keeper, server, state, copies } = world();

    type('a1');
    type('a12');
    expect(state()).toEqual({ state: 'changed' });
    expect(waits()).toEqual([1000]);
    await keeper.flush();

    expect(server.draft).toMatchObject({ source: 'a12', revision: 2 });
    expect(state()).toMatchObject({ state: 'saved' });
    expect(copies.all()).toEqual([]);
  });

  it('keeps every key in this browser until it is saved', async () => {
    const { type, server, copies, keeper, state, waits } = world();
    server.failure = new Unreachable();

    type('a1');
    expect(copies.all()).toMatchObject([{ mine: { source: 'a1' }, base: { revision: 1 } }]);
    await keeper.flush();
    await keeper.flush();
    expect(state()).toMatchObject({
      state: 'kept-here',
      why: expect.stringContaining('kept in this browser'),
    });
    expect(waits()).toEqual([4000]);

    server.failure = undefined;
    await keeper.flush();
    expect(server.draft.source).toBe('a1');
    expect(state()).toMatchObject({ state: 'saved' });
  });

  it('asks to sign in when the session ended, and goes on afterwards', async () => {
    const { type, server, keeper, state } = world();
    server.failure = new ApiFailure(401, 'unauthenticated', 'Sign in');
    type('a1');
    await keeper.flush();
    expect(state()).toMatchObject({ state: 'kept-here', signIn: true });

    server.failure = undefined;
    await keeper.here();

    expect(server.draft.source).toBe('a1');
  });

  it('does not try again what will never work', async () => {
    const { type, server, keeper, waits, state } = world();
    server.failure = new ApiFailure(404, 'not-found', 'Not found');
    type('a1');
    await keeper.flush();
    expect(state()).toMatchObject({ state: 'kept-here', why: expect.stringContaining('thrown away') });
    expect(waits()).toEqual([]);
  });

  it("joins what somebody else saved with one's own, and says so", async () => {
    const { type, server, keeper, write, seen, state } = world();
    server.editors = [{ personId: 'P-2', name: 'Kim', tab: 'two', seenAt: '2027-01-04T10:00:00Z' }];
    await keeper.here();
    write({ source: 'a\nb\nc\nd\nE\n' }, 'P-2');
    type('A\nb\nc\nd\ne\n');
    await keeper.flush();
    await keeper.flush();

    expect(seen).toMatchObject({
      by: 'Kim',
      shown: { source: 'A\nb\nc\nd\nE\n' },
      others: [{ name: 'Kim' }],
    });
    expect(server.draft.source).toBe('A\nb\nc\nd\nE\n');
    expect(state()).toMatchObject({ state: 'saved' });
  });

  it('takes up what others saved while nothing was typed here', async () => {
    const { keeper, write, seen, state } = world();
    write({ source: 'other\n' }, 'P-2');
    await keeper.here();
    expect(seen.shown).toEqual({ source: 'other\n', scripts: '' });
    expect(state()).toMatchObject({ state: 'saved' });
  });

  it('lets somebody choose when the same line was changed, and loses neither text', async () => {
    const { type, server, keeper, write, seen, copies, state } = world();
    write({ source: 'theirs\nb\nc\nd\ne\n' }, 'P-2');
    type('mine\nb\nc\nd\ne\n');
    await keeper.flush();

    expect(seen.conflict).toMatchObject({
      mine: { source: 'mine\nb\nc\nd\ne\n' },
      theirs: { source: 'theirs\nb\nc\nd\ne\n' },
    });
    expect(copies.all()).toHaveLength(1);
    expect(server.draft.source).toBe('theirs\nb\nc\nd\ne\n');

    await keeper.resolve({ source: 'both\nb\nc\nd\ne\n', scripts: '' });
    expect(server.draft.source).toBe('both\nb\nc\nd\ne\n');
    expect(seen.conflict).toBeUndefined();
    expect(state()).toMatchObject({ state: 'saved' });
  });
});

describe('joining texts', () => {
  const texts = fc
    .array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 8 })
    .map((lines) => lines.join('\n'));

  it('gives back what only one of both changed', () => {
    fc.assert(
      fc.property(texts, texts, (base, changed) => {
        expect(mergeText(base, changed, base)).toBe(changed);
        expect(mergeText(base, base, changed)).toBe(changed);
        expect(mergeText(base, changed, changed)).toBe(changed);
      }),
    );
  });

  it('does not depend on who is asked first', () => {
    fc.assert(
      fc.property(texts, texts, texts, (base, one, other) => {
        const [forth, back] = [mergeText(base, one, other), mergeText(base, other, one)];
        expect(forth === undefined).toBe(back === undefined);
      }),
    );
  });
});
