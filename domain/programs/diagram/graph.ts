/** A program as boxes and arrows, before anything is drawn. */
export interface ProgramGraph {
  readonly title: string;
  /** Stages in order; each holds boxes. */
  readonly groups: readonly { readonly id: string; readonly label: string }[];
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}
export interface GraphNode {
  readonly id: string;
  readonly kind: NodeKind;
  readonly title: string;
  /** Who, and until when; short. */
  readonly details: readonly string[];
  readonly group?: string;
}
/** How a box is drawn: by whom it is done. */
export type NodeKind = 'start' | 'partner' | 'vendor' | 'automatic' | 'wait' | 'choice' | 'end';
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly label?: string;
}
