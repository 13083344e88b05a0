import type { Installation } from '../../domain/programs/installation.schema.ts';
import type { CheckName, checks } from '../../domain/programs/registry.ts';
import type { AutomaticInput, CheckAnswer } from '../activities.ts';
import type { ValuesOf } from '../automatic-values.ts';
import type { Stores } from '../store/stores.ts';
import type { Lookups } from './lookups.ts';

export interface CheckDeps {
  readonly stores: Pick<Stores, 'knownPartners' | 'partners' | 'cases' | 'funds' | 'claimMarks'>;
  readonly now: () => Date;
  readonly installation: Installation;
  /** How other people's sites and mail records are looked at. */
  readonly lookups: Lookups;
}

/**
 * A check of the registry. It answers `review` where a person should look; what fails technically it throws, and is
 * asked again.
 */
export type Check<Name extends CheckName> = (
  deps: CheckDeps,
  values: ValuesOf<(typeof checks)[Name]['inputs']>,
  input: AutomaticInput,
) => Promise<CheckAnswer>;
