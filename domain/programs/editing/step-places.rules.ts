import type { ParsedNode } from 'yaml';
import type { Path } from '../reading/problems.ts';
import { containerOf, type Entry, follow, openTree, type Tree } from './tree.rules.ts';

/** Where a box of the diagram, or another named part of a program, is written. */
export interface Place {
  /**
   * The id of a box; of what has none: `stage/<id>`, `form/<name>`, `field/<form>/<name>`, `role/<name>`,
   * `outcome/<step>/<id>`.
   */
  readonly node: string;
  readonly path: Path;
  /** Offsets in the text; `to` is the first one behind. */
  readonly from: number;
  readonly to: number;
}

/** The place of every box and named part, as far as the text can be read. Inner ones come behind outer ones. */
export function placesOf(source: string): Place[] {
  const tree = openTree(source);
  const root = new Walker(tree, [], tree.document.contents);
  return root.word('program') === 'deal-registration' ? dealPlaces(root) : processPlaces(root);
}

/** The innermost path at a cursor; of what is around it if it stands between things. */
export function pathAt(source: string, offset: number): Path {
  const tree = openTree(source);
  const path: (string | number)[] = [];
  let node: ParsedNode | null = tree.document.contents;
  for (;;) {
    const container = containerOf(tree, node);
    const index =
      container?.entries.findLastIndex(({ start, end }) => start <= offset && offset <= end) ?? -1;
    const entry = container?.entries[index];
    if (!container || !entry) return path;
    path.push(container.kind === 'list' ? index : (entry.key ?? ''));
    node = entry.node;
  }
}

/** Where what a path leads to is written, with its key; undefined if it does not exist. */
export function rangeOf(
  source: string,
  path: Path,
): { readonly from: number; readonly to: number } | undefined {
  const tree = openTree(source);
  const { spots, rest } = follow(tree, path);
  const entry = spots.at(-1)?.entry;
  return rest.length === 0 && entry ? { from: entry.start, to: entry.end } : undefined;
}

/** A part of the text that may or may not be what a program has there. */
class Walker {
  readonly #tree: Tree;
  readonly #node: ParsedNode | null;
  readonly #entry: Entry | undefined;
  readonly path: Path;

  constructor(tree: Tree, path: Path, node: ParsedNode | null, entry?: Entry) {
    this.#tree = tree;
    this.path = path;
    this.#node = node;
    this.#entry = entry;
  }

  get key(): string {
    return this.#entry?.key ?? '';
  }

  /** What is written in it; nothing behind an alias, which is written elsewhere. */
  all(): Walker[] {
    const { kind, entries = [] } = containerOf(this.#tree, this.#node) ?? {};
    return entries.map(
      (entry, index) =>
        new Walker(
          this.#tree,
          [...this.path, kind === 'list' ? index : (entry.key ?? '')],
          entry.node,
          entry,
        ),
    );
  }

  get(key: string): Walker {
    const found = this.all().find((one) => one.key === key);
    return found ?? new Walker(this.#tree, [...this.path, key], null);
  }

  /** The text under a key; empty if there is none. */
  word(key: string): string {
    const node = this.get(key).#node;
    return node && 'value' in node && typeof node.value === 'string' ? node.value : '';
  }

  place(node: string): Place[] {
    const entry = this.#entry;
    return entry ? [{ node, path: this.path, from: entry.start, to: entry.end }] : [];
  }
}

function processPlaces(root: Walker): Place[] {
  return [
    ...common(root),
    ...root
      .get('stages')
      .all()
      .flatMap((stage) => [...stage.place(`stage/${stage.word('id')}`), ...steps(stage.get('steps'))]),
    ...root
      .get('outcomes')
      .all()
      .flatMap((one) => one.place(`end/${one.key}`)),
  ];
}

/** What a case is started with, roles and forms. */
function common(root: Walker): Place[] {
  return [
    ...root
      .get('roles')
      .all()
      .flatMap((role) => role.place(`role/${role.key}`)),
    ...root.get('starts').place('start'),
    ...root
      .get('forms')
      .all()
      .flatMap((form) => [
        ...form.place(`form/${form.key}`),
        ...form
          .get('fields')
          .all()
          .flatMap((field) => field.place(`field/${form.key}/${field.word('name')}`)),
      ]),
  ];
}

function steps(list: Walker): Place[] {
  return list.all().flatMap((step) => {
    const id = step.word('id');
    if (id === '') return [];
    return [
      ...step.place(id),
      ...step.get('when').place(`${id}?`),
      ...step.get('join').place(`${id}/join`),
      ...(step.word('step') === 'parallel' && step.get('join').place('').length === 0
        ? step.place(`${id}/join`)
        : []),
      ...(step.word('step') === 'repeat'
        ? [...step.get('until').place(`${id}/until`), ...step.get('alongside').place(`${id}/join`)]
        : []),
      ...step
        .get('outcomes')
        .all()
        .flatMap((one) => one.place(`outcome/${id}/${one.word('id')}`)),
      ...['ways', 'lanes'].flatMap((key) =>
        step
          .get(key)
          .all()
          .flatMap((part) => steps(part.get('steps'))),
      ),
      ...steps(step.get('otherwise')),
      ...steps(step.get('steps')),
      ...steps(step.get('alongside')),
    ];
  });
}

/** The boxes of a deal's diagram: its course is fixed, each box has its part of the file. */
function dealPlaces(root: Walker): Place[] {
  const approval = root.get('approval');
  const protection = root.get('protection');
  return [
    ...common(root),
    ...root.get('productFamilies').place('start'),
    ...root.get('queue').place('queue'),
    ...root.get('queue').place('taken'),
    ...root.get('autoApprove').place('rule'),
    ...approval
      .get('levels')
      .all()
      .flatMap((level, index) => level.place(`level/${index}`)),
    ...approval.get('changes').place('changes'),
    ...protection.place('protected'),
    ...protection.get('extensions').place('extension'),
    ...protection.get('progress').place('progress'),
    ...root.get('disputes').place('dispute'),
  ];
}
