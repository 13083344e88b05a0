import { type Act, actsUnderWay, inActs } from '../activities/store/audit/act.ts';
import type { AuditStore } from '../activities/store/audit.store.ts';
import { DomainError } from '../domain/errors.ts';

/** Where records go of acts that wrote nothing into the store. */
export type AuditLog = Pick<AuditStore, 'append'>;

/**
 * Carries a request out as an act. What it writes into the store takes its record along; an act that was done without,
 * by asking a workflow, gets it afterwards, before the answer: without the record there is no answer, and who asks again
 * under the same key gets both. What was refused has done nothing and leaves no record.
 */
export async function audited<Answer>(
  log: AuditLog,
  act: Act,
  work: () => Promise<Answer>,
  isDone: (answer: Answer) => boolean = () => true,
): Promise<Answer> {
  return inActs([act], async () => {
    let answer: Answer;
    try {
      answer = await work();
    } catch (failure) {
      await afterFailure(log, act, failure);
      throw failure;
    }
    if (isDone(answer) && !act.recorded && !act.reading) await log.append(act);
    return answer;
  });
}

/** One of several things that a request does to several tasks: an act of its own. */
export async function oneOfMany<Answer>(
  log: AuditLog,
  id: string,
  work: () => Promise<Answer>,
): Promise<Answer> {
  const [whole, ...others] = actsUnderWay();
  if (!whole || others.length > 0) return work();
  const once = whole.once === undefined ? undefined : JSON.stringify([whole.once, id]);
  const answer = await audited(log, { ...whole, on: [], recorded: false, once }, work);
  whole.recorded = true;
  return answer;
}

/** The failure is what is told: that this could not be recorded either follows from it. */
async function afterFailure(log: AuditLog, act: Act, failure: unknown): Promise<void> {
  if (act.reading) return;
  const refused = failure instanceof DomainError && failure.code !== 'busy-elsewhere';
  if (act.recorded)
    await log.append({ ...act, recorded: false, once: undefined }, 'incomplete').catch(nothing);
  else if (!refused && act.asksOthers)
    await log.append({ ...act, once: undefined }, 'unknown').catch(nothing);
}

const nothing = () => undefined;

/** `people/away/end` of `/people/:id/away/end`, `sign-in` of `/sign-in/:token`. */
export const verbOf = (route: string): string =>
  route
    .split('/')
    .filter((part) => part && !/^[:{]/.test(part))
    .join('/') || 'start';

/** The ids that a path names. Tokens are secrets, and what is typed into an address may be anything. */
export const idsOf = (params: Readonly<Record<string, string>>): string[] =>
  Object.entries(params).flatMap(([name, value]) =>
    name !== 'token' && /^[\w.-]{1,80}$/.test(value) ? [value] : [],
  );
