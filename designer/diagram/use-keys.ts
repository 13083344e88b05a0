import { type KeyboardEvent, type RefObject, useMemo, useRef } from 'react';
import type { PlacedGraph } from '../../domain/programs/diagram/layout.rules.ts';
import type { Path } from '../../domain/programs/reading/problems.ts';
import type { BoxEvents } from './box.tsx';
import { titleIn } from './spots.rules.ts';
import { stepOf, valueAt } from './step-paths.rules.ts';
import type { Asking } from './step-toolbar.tsx';
import type { Deeds } from './use-deeds.ts';
import type { Cursor } from './use-items.ts';
import { boxBeside } from './walking.rules.ts';

interface Keyboard {
  readonly graph: PlacedGraph;
  readonly program: unknown;
  readonly deeds: Deeds;
  readonly select: (box: string) => Path | undefined;
  readonly openForm: (box: string) => void;
  readonly reveal: (box: string) => void;
  readonly setCursor: (cursor: Cursor) => void;
  readonly ask: (asking: Asking) => void;
  /** Set when the focus is to go along with what is selected next. */
  readonly follow: RefObject<boolean>;
}

/** What keys do on a box. */
export function useKeys(keyboard: Keyboard): BoxEvents {
  // Boxes are drawn again only when they look different: they reach what is newest by this.
  const newest = useRef(keyboard);
  newest.current = keyboard;
  return useMemo(
    () => ({
      key: (box: string, event: KeyboardEvent) => press(newest.current, box, event),
      focused: (box: string) => newest.current.setCursor({ box }),
    }),
    [],
  );
}

function press(keyboard: Keyboard, box: string, event: KeyboardEvent): void {
  const deed = deedOfKey(event);
  if (!deed) return;
  event.preventDefault();
  if (deed === 'walk') return walk(keyboard, box, event.key);
  if (deed === 'form') return keyboard.openForm(box);
  const step = stepOf(keyboard.select(box) ?? []);
  if (step) change(keyboard, step, deed);
  else keyboard.deeds.say('There is no step here. Choose the box of a step.');
}

function change({ deeds, program, follow, ask }: Keyboard, step: Path, deed: Deed): void {
  if (deed === 'add') return ask({ ask: 'add', side: 1 });
  follow.current = true;
  if (deed === 'delete') return deeds.remove(step, titleIn(valueAt(program, step)));
  deeds.shift(step, deed === 'earlier' ? -1 : 1);
}

/** A box that is far away is drawn, and takes the focus, once it was brought into view. */
function walk({ graph, setCursor, reveal, select, follow }: Keyboard, box: string, key: string): void {
  const next = boxBeside(graph, box, key);
  if (next === undefined) return;
  setCursor({ box: next, wanted: next });
  reveal(next);
  follow.current = select(next) !== undefined;
}

type Deed = 'earlier' | 'later' | 'delete' | 'add' | 'form' | 'walk';

/** What a key that is pressed on a box asks for. */
function deedOfKey({ key, altKey, ctrlKey, metaKey }: KeyboardEvent): Deed | undefined {
  if (ctrlKey || metaKey) return undefined;
  if (altKey) return key === 'ArrowUp' ? 'earlier' : key === 'ArrowDown' ? 'later' : undefined;
  return deeds[key];
}

const deeds: Readonly<Record<string, Deed>> = {
  Delete: 'delete',
  Backspace: 'delete',
  a: 'add',
  Enter: 'form',
  ArrowUp: 'walk',
  ArrowDown: 'walk',
  ArrowLeft: 'walk',
  ArrowRight: 'walk',
  Home: 'walk',
  End: 'walk',
};
