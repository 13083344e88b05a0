/** One e-mail to one person, as HTML and as text. */
export interface Mail {
  readonly to: string;
  /** Where an answer goes. */
  readonly replyTo: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** `<workflow id>/<step>/<person id>`: unique for each thing said once. No personal data. */
  readonly key: string;
  /** Where one turns such e-mails off, for one that nobody needs: a page, and an address to POST to. */
  readonly unsubscribe?: string;
  /** The case's workflow, which learns what became of it; absent where no case sends it. */
  readonly workflowId?: string;
}

export interface Mailer {
  /**
   * Hands one e-mail over, once: never retries by itself.
   * @returns the message id it was taken under.
   * @throws {MailRefused} it was definitely not taken.
   * @throws {MailInDoubt} the answer was lost: it may or may not have been taken.
   */
  send(mail: Mail): Promise<string>;
}

/** The mail was definitely not taken. The message names the reason's code only: SES puts addresses in its own words. */
export class MailRefused extends Error {
  /** SES's code or that of the network: `Throttling`, `MessageRejected`, `ECONNREFUSED`. */
  readonly code: string;
  /** The same mail will be refused again, however often it is tried. */
  readonly permanent: boolean;

  constructor(code: string, permanent: boolean) {
    super(`The e-mail was not taken (${code}).`);
    this.name = 'MailRefused';
    this.code = code;
    this.permanent = permanent;
  }
}

/** The request went out and no answer came back. */
export class MailInDoubt extends Error {
  readonly code: string;

  constructor(code: string) {
    super(`The answer to an e-mail was lost (${code}): it may or may not have been sent.`);
    this.name = 'MailInDoubt';
    this.code = code;
  }
}
