import * as z from 'zod';
import { DomainError } from '../../../domain/errors.ts';
import type { RequirementState } from '../../../domain/standing/requirements.rules.ts';
import type { PartnerStanding, RulesVersion } from '../../../domain/standing/standing.ts';
import { parse } from '../../services/parse.ts';
import { rulesInputSchema } from '../../services/standing/schemas.ts';
import type { StandingNow } from '../../services/standing.services.ts';
import type { Operation } from '../operation.ts';
import { pageFrom, pageOf, pageQuery } from '../schemas.ts';

const instant = z.iso.datetime();
const params = z.object({ id: z.string().meta({ examples: ['northwind'] }) });
const listQuery = pageQuery.extend({
  tier: z.string().max(40).optional().meta({ description: 'Of one tier' }),
});

const lossAnswer = z
  .object({
    at: instant,
    tiers: z.array(z.string()),
    competencies: z.array(z.string()),
    certificates: z.array(
      z.object({ number: z.string(), title: z.string(), personId: z.string(), validUntil: instant }),
    ),
    revenue: z.boolean().meta({ description: 'Won deals leave the time that counts' }),
  })
  .meta({ id: 'StandingLoss' });

const rowAnswer = z
  .object({
    partnerId: z.string(),
    partnerName: z.string(),
    at: instant.meta({ description: 'When it was last looked' }),
    tier: z.string(),
    earned: z.string().optional().meta({ description: 'The highest tier that is met now' }),
    keptUntil: instant.optional().meta({ description: 'The tier is no longer earned, and kept until then' }),
    losesAt: instant.optional().meta({ description: 'When the tier is lowered if nothing else happens' }),
    competencies: z.array(z.string()),
    losses: z
      .array(lossAnswer)
      .meta({ description: 'What will be lost if nothing else happens, the next first' }),
  })
  .meta({ id: 'Standing' });

const requirementAnswer = z
  .object({
    certificates: z.string().optional(),
    competency: z.string().optional(),
    kind: z.enum(['certificates', 'competency', 'revenue', 'wonDeals']),
    within: z.string().optional(),
    asked: z.number().meta({ description: 'People, deals, or minor units of the currency' }),
    there: z.number(),
    met: z.boolean(),
    personIds: z.array(z.string()),
  })
  .meta({ id: 'StandingRequirement' });

const nowAnswer = rowAnswer
  .extend({
    currency: z.string().optional(),
    tiers: z.array(z.object({ id: z.string(), met: z.boolean(), requirements: z.array(requirementAnswer) })),
    competencyRequirements: z.record(z.string(), z.array(requirementAnswer)),
  })
  .meta({ id: 'StandingNow' });

function rowOf({ losses, ...standing }: PartnerStanding) {
  const { partnerId, partnerName, at, tier, earned, keptUntil, losesAt, competencies } = standing;
  return {
    ...{ partnerId, partnerName, at, tier, earned, keptUntil, losesAt, competencies },
    losses: losses.map(({ ends, ...loss }) => ({ ...loss, certificates: ends })),
  };
}

const requirementOf = ({ requirement, asked, there, met, personIds }: RequirementState) => {
  const { certificates, competency, revenue, within } = requirement;
  const ofDeals = revenue === undefined ? 'wonDeals' : 'revenue';
  const kind =
    certificates === undefined ? (competency === undefined ? ofDeals : 'competency') : 'certificates';
  return { certificates, competency, kind, within, asked, there, met, personIds };
};

function nowOf({ rules, standing, earned }: StandingNow) {
  const entries = Object.entries(earned.competencies);
  return {
    ...rowOf(standing),
    currency: rules.currency,
    tiers: earned.tiers.map((tier) => ({ ...tier, requirements: tier.requirements.map(requirementOf) })),
    competencyRequirements: Object.fromEntries(
      entries.map(([id, { requirements }]) => [id, requirements.map(requirementOf)]),
    ),
  };
}

const rulesAnswer = z
  .object({ version: z.int(), source: z.string(), publishedBy: z.string(), publishedAt: instant })
  .meta({ id: 'StandingRules' });
const rulesOf = ({ told: _told, ...rules }: RulesVersion) => rules;

/** How partners stand, and the rules that say so. */
export const standingOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/standings',
    id: 'listStandings',
    tag: 'Standing',
    summary: 'List how partners stand, whoever loses their tier first before the others',
    capability: 'read-standings',
    query: listQuery,
    answer: pageOf(rowAnswer),
    async handle({ standing }, { caller, query }) {
      const { limit, cursor, ...of } = parse(listQuery, query);
      const page = await standing.list(caller, of, { limit, cursor });
      return pageFrom(Promise.resolve({ ...page, items: page.items.map(rowOf) }));
    },
  },
  {
    method: 'get',
    path: '/partners/{id}/standing',
    id: 'getStanding',
    tag: 'Standing',
    summary:
      'Read how a partner stands now: what each tier asks, what is there, who counts, what will be lost',
    capability: 'read-own-standing',
    params,
    answer: nowAnswer,
    codes: ['not-found'],
    async handle({ standing }, { caller, params: { id = '' } }) {
      const found = await standing.of(caller, id);
      if (!found) throw new DomainError('not-found', 'No rules of standing are published yet.');
      return nowOf(found);
    },
  },
  {
    method: 'get',
    path: '/standing-rules',
    id: 'getStandingRules',
    tag: 'Standing',
    summary: 'Read the rules that are in force',
    capability: 'read-standings',
    answer: rulesAnswer,
    codes: ['not-found'],
    async handle({ standing }, { caller }) {
      const { current } = await standing.rules(caller);
      if (!current) throw new DomainError('not-found', 'No rules of standing are published yet.');
      return rulesOf(current);
    },
  },
  {
    method: 'post',
    path: '/standing-rules',
    id: 'publishStandingRules',
    tag: 'Standing',
    summary: 'Put rules in force: every partner is looked at under them at once',
    description:
      '`after` is the version that these follow, 0 for the first. Of two who publish at once one does.',
    capability: 'publish-standing-rules',
    body: rulesInputSchema.meta({ id: 'StandingRulesInput' }),
    answer: rulesAnswer,
    codes: ['not-now'],
    handle: async ({ standing }, { caller, body }) => rulesOf(await standing.publish(caller, body)),
  },
];
