import type { Path } from '../../domain/programs/reading/problems.ts';
import type { Preview } from '../../handlers/services/previews.services.ts';

/** The groups of the list, in order. */
export const groups: readonly { readonly kind: Preview['kind']; readonly title: string }[] = [
  { kind: 'form', title: 'Forms' },
  { kind: 'mail', title: 'E-mails' },
  { kind: 'waiting', title: 'What a partner reads while waiting' },
];

/** Names a preview from one state of the text to the next, as long as its title and its place stay. */
export function keyOf({ kind, title, path }: Preview): string {
  return `${kind} ${path.join('.')} ${title}`;
}

/**
 * The preview to show: the one that was shown, as long as there is one of its name, or else one that is written at the
 * same place; else the first.
 */
export function shownOf(previews: readonly Preview[], key: string | undefined): Preview | undefined {
  const same = previews.find((preview) => keyOf(preview) === key);
  const [kind, place] = key?.split(' ') ?? [];
  const near = previews.find((preview) => preview.kind === kind && preview.path.join('.') === place);
  return same ?? near ?? previews[0];
}

/**
 * The preview of what is selected in the program: one that is written in it, or else the nearest around it. Of several,
 * one of the kind that is shown already. Nothing if it has none.
 */
export function previewAt(
  previews: readonly Preview[],
  selected: Path,
  shown: Preview | undefined,
): Preview | undefined {
  if (selected.length === 0) return undefined;
  const inside = previews.filter(({ path }) => begins(path, selected));
  const around = previews
    .filter(({ path }) => path.length > 1 && begins(selected, path))
    .sort((a, b) => b.path.length - a.path.length);
  const found = inside.length > 0 ? inside : around.slice(0, 1);
  if (shown && found.some((one) => keyOf(one) === keyOf(shown))) return shown;
  return found.find(({ kind }) => kind === shown?.kind) ?? found[0];
}

function begins(path: Path, start: Path): boolean {
  return start.every((part, index) => path[index] === part);
}

/** Links and forms of a preview lead nowhere: what they would open is a new window, and the frame opens none. */
export function unlinked(html: string): string {
  return html.replace(/<head[^>]*>/i, (head) => `${head}<base target="_blank">`);
}
