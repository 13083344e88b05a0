import type { Silence } from '../../domain/mail/mail-event.schema.ts';

/** An address that gets nothing any more. */
export interface SilentAddress {
  readonly why: Silence;
  readonly since: string;
}

/** E-mail addresses that are not written to. Large and small letters are the same. */
export interface AddressStore {
  /** The first time stands. */
  silence(address: string, silent: SilentAddress): Promise<void>;
  silent(address: string): Promise<SilentAddress | undefined>;
  /** It is written to again. */
  speak(address: string): Promise<void>;
}
