import type { Person } from '../../domain/people/person.schema.ts';
import type { StaffRefusal } from '../../domain/people/staff-sign-in.rules.ts';

/** Why the vendor's identity provider signed nobody in. */
export type ProviderProblem =
  | StaffRefusal
  /** It does not answer. */
  | 'unreachable'
  /** It, or the person there, said no. */
  | 'denied'
  /** Its clock and ours are too far apart. */
  | 'clock'
  /** Begun in another browser, too long ago, or ended already. */
  | 'stale'
  /** It and we are not set up for each other. */
  | 'misconfigured';

/** Nobody was signed in; `email`: the address that the provider named, for who came from there to see. */
export interface NotSignedIn {
  readonly why: ProviderProblem;
  readonly email?: string | undefined;
}

/**
 * Sign-in by an e-mailed link: opening it shows who would sign in; one press does it, once. Where the vendor has an
 * identity provider, its own people come from there instead and get no links to sign in.
 */
export interface SignInService {
  /** Always answers the same, whether or not the address is known. */
  requestLink(email: string, returnTo?: string): Promise<void>;
  inspect(
    token: string,
  ): Promise<
    { state: 'usable'; personName: string; returnTo: string } | { state: 'used' | 'expired' | 'invalid' }
  >;
  /** Uses the link up. Undefined: it is used, expired or not ours. */
  redeem(token: string): Promise<{ session: string; returnTo: string } | undefined>;
  /** The person of a session cookie, if it is ours, unexpired and not ended, and the person still active. */
  personOf(session: string): Promise<Person | undefined>;
  /** Ends a session, whoever has its cookie. */
  end(session: string): Promise<void>;
  /** What the vendor's people call their identity provider; absent, they sign in by link as everybody does. */
  readonly provider?: string | undefined;
  /** The way to the provider. `attempt` is what the browser keeps until it is back, for ten minutes. */
  toProvider(returnTo?: string): Promise<{ url: string; attempt: string } | NotSignedIn>;
  /** `query`: what the provider wrote into the address at which the browser came back. */
  fromProvider(
    attempt: string | undefined,
    query: string,
  ): Promise<{ session: string; returnTo: string; idToken: string } | NotSignedIn>;
  /** Where the provider ends its own session; undefined where it offers none or does not answer. */
  providerSignOut(idToken: string): Promise<string | undefined>;
}
