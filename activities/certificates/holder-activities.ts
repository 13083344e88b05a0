/** What a new version of a program of certification has done for its holders. */
export interface HolderActivities {
  /** From when it is in force; nothing while it is not published. */
  publicationOf(version: VersionRef): Promise<{ from?: string }>;
  /** Numbers of good certificates that earlier versions lead to, a page of them. */
  holdersOf(
    input: VersionRef & { cursor?: string | undefined },
  ): Promise<{ numbers: readonly string[]; cursor?: string | undefined }>;
  /**
   * Moves the holder's case, brings the end of the certificate forward, and says so by e-mail: each once, however often
   * it is asked. `left`: the case that could not be moved; then nothing else was done.
   */
  askHolder(input: VersionRef & { number: string; from: string }): Promise<{ left?: string }>;
}

export interface VersionRef {
  readonly programId: string;
  readonly version: number;
}
