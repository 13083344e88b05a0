import type { Client } from '@temporalio/client';
import type { Branding } from '../../domain/branding/branding.schema.ts';
import type { FormValues } from '../../domain/programs/form.schema.ts';
import type { ActionName, actions } from '../../domain/programs/registry.ts';
import type { AutomaticInput } from '../activities.ts';
import type { ValuesOf } from '../automatic-values.ts';
import type { Mailer } from '../mail/mailer.ts';
import { inActs } from '../store/audit/act.ts';
import type { Stores } from '../store/stores.ts';

export interface ActionDeps {
  readonly stores: Stores;
  readonly mailer: Mailer;
  readonly branding: Branding;
  /** Where people reach the portal. */
  readonly publicUrl: string;
  readonly client: Pick<Client, 'workflow'>;
  readonly now: () => Date;
  /** Milliseconds before the one resend of a mail after a lost answer. */
  readonly resendAfter?: number | undefined;
}

/**
 * An action of the registry. It may be cut off anywhere and begun again with the same key, so every step of it comes to
 * the same when it is done twice; what it reads before it changes it, it keeps first (`remembered`).
 * @throws ApplicationFailure `action-refused` with what to do, in words that stand on the case's record: no names, no
 *   addresses.
 */
export type Action<Name extends ActionName> = (
  deps: ActionDeps,
  values: ValuesOf<(typeof actions)[Name]['inputs']>,
  input: AutomaticInput,
) => Promise<FormValues>;

/**
 * What was so when this action was first tried: read once, kept under the action's key, and the same at every attempt.
 * Nothing is done by that: the act's record goes with what the action changes.
 */
export async function remembered<Values extends FormValues>(
  { stores, now }: ActionDeps,
  { key }: AutomaticInput,
  read: () => Promise<Values>,
): Promise<Values> {
  const place = `${key}/before`;
  const before = await stores.deeds.answerOf(place);
  if (before) return before as Values;
  const values = await read();
  return (await inActs([], () => stores.deeds.keep(place, values, now().toISOString()))) as Values;
}
