import { readFile } from 'node:fs/promises';
import { currentRules, factsOf } from '../../../activities/standing/ground.ts';
import { tellEverybody } from '../../../activities/standing/tell-everybody.ts';
import { DomainError } from '../../../domain/errors.ts';
import type { Partner } from '../../../domain/partners/partner.schema.ts';
import { considered } from '../../../domain/standing/consider.rules.ts';
import { readStandingRules } from '../../../domain/standing/read-standing.ts';
import type { StandingRules } from '../../../domain/standing/standing.schema.ts';
import type { PartnerStanding } from '../../../domain/standing/standing.ts';
import type { ServiceContext } from '../context.ts';
import { invalid, parse } from '../parse.ts';
import { refuseUnlessAllowed } from '../permissions.ts';
import type { RulesPreview, StandingService } from '../standing.services.ts';
import { ask } from '../temporal.ts';
import { rulesInputSchema } from './schemas.ts';

export function readRules({ stores, shippedPrograms }: ServiceContext): StandingService['rules'] {
  return async (caller) => {
    refuseUnlessAllowed(caller, 'read-standings');
    const versions = await stores.standing.versions();
    const [current] = versions;
    if (current) {
      const { rules } = (await currentRules(stores)) ?? {};
      const tiers = rules?.tiers.map(({ id, title }) => ({ id, title })) ?? [];
      return { current, versions, tiers, source: current.source };
    }
    const source = await readFile(new URL('standing/standing.yaml', shippedPrograms), 'utf8');
    return { versions, tiers: [], source };
  };
}

/** So many partners are held against rules that are not in force yet. */
const lookedAt = 200;
const atOnce = 20;

export function previewRules(context: ServiceContext): StandingService['preview'] {
  return async (caller, source) => {
    refuseUnlessAllowed(caller, 'publish-standing-rules');
    const read = readStandingRules(source);
    if ('problems' in read) return read;
    const partners = await firstPartners(context);
    const seen: PartnerStanding[] = [];
    for (let at = 0; at < Math.min(partners.length, lookedAt); at += atOnce)
      seen.push(...(await Promise.all(partners.slice(at, at + atOnce).map(under(context, read.rules)))));
    return { preview: previewOf(seen, partners.length > lookedAt) };
  };
}

async function firstPartners({ stores }: ServiceContext): Promise<Partner[]> {
  const found: Partner[] = [];
  let cursor: string | undefined;
  do {
    const page = await stores.partners.list({ limit: 100, cursor });
    found.push(...page.items);
    ({ cursor } = page);
  } while (cursor !== undefined && found.length <= lookedAt);
  return found;
}

const under =
  ({ stores, now }: ServiceContext, rules: StandingRules) =>
  async (partner: Partner): Promise<PartnerStanding> => {
    const [facts, before] = await Promise.all([
      factsOf(stores, rules, partner.id),
      stores.standing.of(partner.id),
    ]);
    return considered({
      ...{ partner, rules, version: 0, facts, before },
      ...{ at: now().toISOString(), look: 'preview' },
    });
  };

function previewOf(seen: readonly PartnerStanding[], more: boolean): RulesPreview {
  const counted = (tierOf: (one: PartnerStanding) => string) => {
    const counts: Record<string, number> = {};
    for (const one of seen) counts[tierOf(one)] = (counts[tierOf(one)] ?? 0) + 1;
    return counts;
  };
  const moved = seen.filter(({ from, tier, keptUntil }) => from !== tier || keptUntil !== undefined);
  return {
    ...{ looked: seen.length, more, moved },
    before: counted(({ from }) => from),
    after: counted(({ tier }) => tier),
  };
}

/** The version that was looked at must still be the newest: of two who publish at once one does. */
export function publishRules(context: ServiceContext): StandingService['publish'] {
  return async (caller, input) => {
    refuseUnlessAllowed(caller, 'publish-standing-rules');
    const { source, after } = parse(rulesInputSchema, input);
    const read = readStandingRules(source);
    if ('problems' in read)
      throw invalid(
        read.problems.map(({ line, message }) => ({ field: 'source', message: `Line ${line}: ${message}` })),
      );
    const { standing } = context.stores;
    const newest = (await standing.rules())?.version ?? 0;
    const publishedAt = context.now().toISOString();
    const version = { version: after + 1, source, publishedBy: caller.person.id, publishedAt, told: false };
    if (newest !== after || (await standing.publish(version)) === 'taken')
      throw new DomainError(
        'not-now',
        'Somebody has published other rules meanwhile. Look at those, and publish again what you want of yours.',
      );
    await ask(context, (temporal) => tellEverybody(temporal, context.stores));
    return version;
  };
}
