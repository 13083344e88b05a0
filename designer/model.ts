import type { PlacedGraph } from '../domain/programs/diagram/layout.rules.ts';
import type { Change } from '../domain/programs/editing/edit.ts';
import type { WrittenProgram } from '../domain/programs/read-program.ts';
import type { Path, ProgramProblem } from '../domain/programs/reading/problems.ts';
import type { InstalledNames } from '../domain/programs/registry.ts';
import type { Film, Walkable } from '../domain/rehearsals/film.ts';

/** Where a box of the diagram, or another named part of a program, is written: see `placesOf`. */
export interface Place {
  readonly node: string;
  readonly path: Path;
  /** Offsets in the text; `to` is the first one behind. */
  readonly from: number;
  readonly to: number;
}

/** What the designer's reading worker makes of a text. */
export interface Reading {
  /** The very text that was read. */
  readonly source: string;
  readonly problems: readonly ProgramProblem[];
  /** The text as plain values, as they are written; undefined if it is no YAML. */
  readonly written?: unknown;
  /** Of this text, or of the last one that could be read. */
  readonly program?: WrittenProgram;
  readonly graph?: PlacedGraph;
  /** Where the boxes are written, by the id of the box, in `source`. */
  readonly places: readonly Place[];
}

/** The one state of the page. Views read it and call {@link Actions}; none changes it otherwise. */
export interface DesignerState {
  readonly source: string;
  readonly scripts: string;
  readonly reading?: Reading;
  /** What the installation has that programs can name, as far as it is known. */
  readonly installed?: InstalledNames;
  /** The step (or form, role, stage) that cursor, diagram and inspector are at. */
  readonly selected?: Path | undefined;
  readonly saving: Saving;
  readonly panel: PanelName;
  /** Films of the last rehearsal of this text, for drawing where the case is and what nobody has walked. */
  readonly shown?: Shown | undefined;
}

/** What a rehearsal paints onto the diagram. */
export interface Shown {
  /** Ids of boxes. */
  readonly active: readonly string[];
  readonly walked: readonly string[];
  readonly missing: readonly string[];
}

export type PanelName = 'step' | 'preview' | 'rehearsal' | 'release';

export type Saving =
  | { readonly state: 'saved'; readonly at: string }
  | { readonly state: 'saving' | 'changed' }
  /** Kept in this browser until it can be saved; `why` in words. */
  | { readonly state: 'kept-here'; readonly why: string; readonly signIn?: true };

/** Everything that a view can do. */
export interface Actions {
  /** The text as it is typed. */
  type(source: string): void;
  typeScripts(scripts: string): void;
  /** A change from the diagram or a form: one step of undo, everything else byte for byte. Gives why not, if refused. */
  change(changes: readonly Change[], select?: Path): string | undefined;
  undo(): void;
  redo(): void;
  select(path: Path | undefined, by: 'editor' | 'diagram' | 'form'): void;
  open(panel: PanelName): void;
  show(shown: Shown | undefined): void;
}

/** What every panel is given. */
export interface PanelProps {
  readonly state: DesignerState;
  readonly actions: Actions;
  readonly draftId: string;
}

export type { Film, Walkable };
