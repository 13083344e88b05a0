import type { Passkey } from '../../domain/people/passkey.schema.ts';
import type { Caller } from './services.ts';

/** What a browser is asked for: `options` as Web Authentication writes them in JSON. */
export interface Ceremony {
  readonly options: object;
  /** Comes back with the answer, within five minutes, once. */
  readonly attempt: string;
}

/** Signing in without an e-mail, by what a device or a password manager keeps. */
export interface PasskeysService {
  /** One's own, the last that was added first. @throws `forbidden` for the vendor's people where a provider signs them in. */
  list(caller: Caller): Promise<readonly Passkey[]>;
  beginAdding(caller: Caller): Promise<Ceremony>;
  /** `response`: the browser's answer as JSON. @throws `invalid-input` on `name`; `not-now` if it is too late or not right. */
  add(caller: Caller, answer: PasskeyAnswer & { readonly name: string }): Promise<void>;
  remove(caller: Caller, id: string): Promise<void>;
  beginSignIn(): Promise<Ceremony>;
  /** A session for whose passkey it is. Undefined: it is nobody's, of somebody who cannot sign in, late or not right. */
  signIn(answer: PasskeyAnswer): Promise<string | undefined>;
}
export interface PasskeyAnswer {
  readonly attempt: string;
  readonly response: string;
}
