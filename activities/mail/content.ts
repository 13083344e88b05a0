/** One row of a mail's table of facts. */
export interface Fact {
  readonly label: string;
  readonly value: string;
}

/**
 * What a mail says, before it is laid out. Plain text throughout: the layouts escape it, and take out of it what
 * cannot be seen.
 */
export interface MailContent {
  readonly subject: string;
  readonly heading: string;
  /** Who is greeted, by name. */
  readonly greets: string;
  /** The first says what to do first; inboxes show it beside the subject. */
  readonly paragraphs: readonly string[];
  /** Words of a program, in Markdown: after the paragraphs. */
  readonly markdown?: string;
  /** By when, and what happens if nothing is done. */
  readonly deadline?: { readonly by?: string; readonly otherwise: string };
  readonly facts: readonly Fact[];
  /** Somebody's own words, shown as such; with `isMarkdown`, their tables and lists as well. */
  readonly quote?: { readonly from: string; readonly text: string; readonly isMarkdown?: true };
  readonly list?: { readonly title: string; readonly items: readonly string[] };
  readonly action: { readonly label: string; readonly url: string; readonly note: string };
  /** A second way, smaller than the first. */
  readonly also?: { readonly label: string; readonly url: string };
  /** Where one turns such e-mails off, for one that nobody needs. */
  readonly unsubscribe?: string;
  /** Why this person gets this mail. */
  readonly footnote: string;
}

/** A mail as it is sent. */
export interface RenderedMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}
