import type { DealProgram } from '../programs/deal-registration.schema.ts';
import type { Protection } from './deal.schema.ts';

const day = 86_400_000;
const iso = (ms: number) => new Date(ms).toISOString();

/** Protection as it starts, or as it continues for the partner a deal was transferred to. */
export function startProtection(program: DealProgram, now: string, until?: string): Protection {
  return {
    from: now,
    until: until ?? iso(Date.parse(now) + program.protection.period),
    extensionsUsed: 0,
    remindersSent: [],
    lastProgressAt: now,
  };
}

/** One extension by what the program gives, counted from the present end. A sign of life. */
export function extendProtection(program: DealProgram, protection: Protection, now: string): Protection {
  const until = iso(Date.parse(protection.until) + program.protection.extensions.by);
  const extensionsUsed = protection.extensionsUsed + 1;
  return { ...protection, until, extensionsUsed, remindersSent: [], lastProgressAt: now };
}

/** Protection under other rules: a reminder that these would have sent before now is not sent late. */
export function passReminders(program: DealProgram, protection: Protection, now: string): Protection {
  const left = Date.parse(protection.until) - Date.parse(now);
  const passed = program.protection.reminders.filter((before) => before >= left);
  return { ...protection, remindersSent: [...new Set([...protection.remindersSent, ...passed])] };
}

/** What the clock of a protected deal does next. */
export type ProtectionMoment =
  | { readonly kind: 'remind'; readonly at: string; readonly before: number; readonly what: string }
  | { readonly kind: 'ask-progress'; readonly at: string; readonly what: string }
  | { readonly kind: 'expire'; readonly at: string; readonly what: string };

/**
 * The next moment of protection: a reminder before its end, the question for progress, or the end itself.
 * Nothing expires while a request to extend is being decided, and progress is asked for once at a time.
 */
export function nextProtectionMoment(
  program: DealProgram,
  protection: Protection,
  open: { readonly extension: boolean; readonly progress: boolean },
): ProtectionMoment | undefined {
  const end = Date.parse(protection.until);
  const moments: ProtectionMoment[] = program.protection.reminders
    .filter(
      (before) => !protection.remindersSent.includes(before) && end - before > Date.parse(protection.from),
    )
    .map((before) => ({
      kind: 'remind',
      before,
      at: iso(end - before),
      what: 'Reminder that protection ends',
    }));
  if (!open.extension) moments.push({ kind: 'expire', at: protection.until, what: 'Protection ends' });
  const ask = Date.parse(protection.lastProgressAt) + program.protection.progress.every;
  if (!open.progress && ask < end)
    moments.push({ kind: 'ask-progress', at: iso(ask), what: 'Progress is asked for' });
  return moments.sort((a, b) => a.at.localeCompare(b.at))[0];
}

/** Why this deal cannot ask for an extension now, if so. */
export function refuseExtension(program: DealProgram, protection: Protection): string | undefined {
  const { max, by } = program.protection.extensions;
  if (protection.extensionsUsed < max) return undefined;
  return `Protection can be extended ${max} times by ${by / day} days, and has been.`;
}
