import type { OptionalMail } from '../../domain/mail/optional-mail.schema.ts';
import type { Person } from '../../domain/people/person.schema.ts';
import type { Caller } from './services.ts';

/** A kind of e-mail that somebody gets, or has turned off. */
export interface MailChoice {
  readonly person: Person;
  readonly mail: OptionalMail;
  readonly wanted: boolean;
}

/** E-mails that people may have and need not. */
export interface MailChoicesService {
  /** Behind the link of such an e-mail; undefined: it is none of ours. Reading changes nothing. */
  open(token: string): Promise<MailChoice | undefined>;
  choose(token: string, wanted: boolean): Promise<MailChoice>;
  /** The caller's own choice. `kind`: one of optionalMails. */
  chooseOwn(caller: Caller, kind: string, wanted: boolean): Promise<void>;
}
