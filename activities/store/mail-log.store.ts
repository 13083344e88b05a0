/** Whether an e-mail was already handed to SES: one record for each recipient and step. */
export interface MailLog {
  /**
   * `send`: go on, and mark afterwards. `sent`: nothing to do. `in-doubt`: an earlier attempt began and its answer was
   * lost; `send` is returned for it once more (a second e-mail is better than none), after that `sent`.
   */
  begin(key: string): Promise<'send' | 'resend' | 'sent'>;
  markSent(key: string, sesMessageId: string): Promise<void>;
  /** SES definitely did not take it: the next attempt is as this one. A refused resend leaves the doubt as it was. */
  markRefused(key: string): Promise<void>;
}
