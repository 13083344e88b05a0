import { webhookReference } from '../../domain/webhooks/reference.rules.ts';
import { print } from '../print.ts';

/** `throughline webhooks events`: every event with its fields, as Markdown. */
export async function eventsCommand(): Promise<number> {
  return print(webhookReference().trimEnd(), 0);
}
