import { allSteps } from '../processes/migration.rules.ts';
import type { ProcessFacts } from '../processes/process-facts.ts';
import { durationInWords } from '../programs/duration-words.rules.ts';
import type { FormValues } from '../programs/form.schema.ts';
import type { Process } from '../programs/process.schema.ts';

type Stages = Pick<Process, 'stages'>;

/** What the program certifies, by slugs; one that only a condition decides on is not known before. */
export function kindsAwardedBy(program: Stages): string[] {
  const named = awardsIn(program).map(({ with: { certificate = '' } }) =>
    /^"([^"\\]+)"$/.exec(certificate.trim()),
  );
  return [...new Set(named.flatMap((found) => found?.[1] ?? []))];
}

function awardsIn({ stages }: Stages) {
  return stages
    .flatMap(({ steps }) => allSteps(steps))
    .flatMap((step) => (step.step === 'action' && step.action === 'award-certificate' ? [step] : []));
}

/** When certificates of earlier versions end at the latest, if holders are asked to renew. `from`: an instant. */
export function endsBy({ holders }: Pick<Process, 'holders'>, from: string): string | undefined {
  if (holders?.do !== 'renew' || holders.within === undefined) return undefined;
  return new Date(Date.parse(from) + holders.within).toISOString();
}

/**
 * What a case knows once its certificates end by an instant: all that its rules say of `validUntil` (when the renewal is
 * asked, reminders, grace) follows from it, in the words that the program has for it.
 */
export function broughtForward(facts: ProcessFacts, program: Stages, by: string): ProcessFacts {
  const awards = new Set(awardsIn(program).map(({ id }) => id));
  const sooner = (data: Readonly<Record<string, FormValues>>) =>
    Object.fromEntries(
      Object.entries(data).map(([name, values]) => [name, awards.has(name) ? ending(values, by) : values]),
    );
  const rounds = Object.entries(facts.rounds ?? {}).map(([path, all]) => [path, all.map(sooner)] as const);
  return {
    ...facts,
    data: sooner(facts.data),
    ...(facts.rounds ? { rounds: Object.fromEntries(rounds) } : {}),
  };
}

/** Whether the case has awarded something that is good at this instant. */
export function holdsNow({ data }: Pick<ProcessFacts, 'data'>, program: Stages, now: string): boolean {
  return awardsIn(program).some(({ id }) => {
    const { validUntil } = data[id] ?? {};
    return data[id] !== undefined && (!validUntil || String(validUntil) > now);
  });
}

function ending(values: FormValues, by: string): FormValues {
  const { validUntil } = values;
  const endless = validUntil === '' || validUntil === undefined;
  return endless || String(validUntil) > by ? { ...values, validUntil: by } : values;
}

/** What is asked of holders, in a sentence; nothing, where nothing is. */
export function holdersInWords({ holders }: Pick<Process, 'holders'>): string | undefined {
  if (!holders || holders.do === 'nothing') return undefined;
  if (holders.do === 'keep')
    return 'Who holds a certificate by an earlier version keeps it until its end, and renews it by this one.';
  const within = durationInWords(holders.within ?? 0);
  return `Who holds a certificate by an earlier version renews it by this one within ${within} of its publication; otherwise it ends then.`;
}
