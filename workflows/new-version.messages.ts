export const newVersionWorkflow = 'newVersion';

/** A version of a program, and what it asks of holders. */
export interface NewVersionInput {
  readonly programId: string;
  readonly version: number;
  /** The state carried over by continue-as-new; absent at the start. */
  readonly resume?: {
    readonly from: string;
    readonly cursor?: string | undefined;
    readonly left: readonly string[];
  };
}
