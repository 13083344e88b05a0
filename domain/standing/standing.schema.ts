import * as z from 'zod';
import { durationSchema } from '../programs/duration.ts';
import { currency } from '../programs/words.schema.ts';

const slug = z
  .string()
  .regex(
    /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/,
    'Use lower-case letters, digits and hyphens, such as installation',
  );
const title = z.string().trim().min(1).max(80);
const count = z.int().min(1).max(100_000);

/** Back from now, in days of UTC: whole months or days. */
const windowSchema = z
  .string()
  .regex(/^P[1-9]\d{0,3}[MD]$/, 'Write months or days as an ISO 8601 duration such as P12M or P90D');

const asked = ['certificates', 'competency', 'revenue', 'wonDeals'] as const;

/** One thing that is asked of a partner; every number is at least. */
const requirementSchema = z
  .strictObject({
    /** So many people who hold this certificate now. `people` is 1 if not given. */
    certificates: slug.optional(),
    /** What people read of the certificate; its slug if not given. */
    title: title.optional(),
    people: count.optional(),
    /** A competency of this definition; of tiers only. */
    competency: slug.optional(),
    /** The sum of the deals that were won within a time; whole units of the definition's currency. */
    revenue: z.number().positive().max(1_000_000_000).optional(),
    wonDeals: count.optional(),
    within: windowSchema.optional(),
  })
  .superRefine((given, { addIssue }) => {
    const refuse = (message: string, path: string[] = []) => addIssue({ code: 'custom', message, path });
    const kinds = asked.filter((kind) => given[kind] !== undefined);
    if (kinds.length !== 1) return refuse(`Ask for one of ${asked.join(', ')} in each requirement`);
    if (given.people !== undefined && given.certificates === undefined)
      refuse('people goes with certificates only', ['people']);
    if (given.title !== undefined && given.certificates === undefined)
      refuse('title goes with certificates only', ['title']);
    const ofDeals = given.revenue !== undefined || given.wonDeals !== undefined;
    if (ofDeals && given.within === undefined) refuse('Say within which time, such as within: P12M');
    if (!ofDeals && given.within !== undefined) refuse('within goes with revenue and wonDeals', ['within']);
  });
export type Requirement = z.infer<typeof requirementSchema>;

const competencySchema = z.strictObject({
  title,
  requires: z.array(requirementSchema).min(1).max(20),
});
const tierSchema = z.strictObject({
  id: slug,
  title,
  requires: z.array(requirementSchema).max(20).default([]),
  /** How long it is kept when it is no longer earned, in milliseconds. */
  grace: durationSchema.default(0),
});

/** What competencies and tiers ask, as operations write it: docs/reference/standing.md. */
export const standingRulesSchema = z
  .strictObject({
    /** Of `revenue`. */
    currency: currency.optional(),
    competencies: z.record(slug, competencySchema).default({}),
    /** The lowest first. A tier asks for what it names and for all that the tiers below it ask. */
    tiers: z.array(tierSchema).min(1).max(20),
  })
  .superRefine((rules, { addIssue }) => {
    for (const { path, message } of contradictions(rules)) addIssue({ code: 'custom', message, path });
  });
export type StandingRules = z.infer<typeof standingRulesSchema>;

interface Contradiction {
  readonly path: (string | number)[];
  readonly message: string;
}

/** What each field by itself cannot know. */
function contradictions({ currency: counted, competencies, tiers }: StandingRules): Contradiction[] {
  const found: Contradiction[] = [];
  const seen = new Set<string>();
  for (const [at, { id, requires }] of tiers.entries()) {
    if (seen.has(id)) found.push({ path: ['tiers', at, 'id'], message: `${id} is there twice` });
    seen.add(id);
    if (at === 0 && requires.length > 0)
      found.push({
        path: ['tiers', 0, 'requires'],
        message: 'The lowest tier asks for nothing: every partner has at least this one',
      });
    found.push(...unknownCompetencies(requires, competencies, ['tiers', at, 'requires']));
  }
  for (const [name, { requires }] of Object.entries(competencies)) {
    const at = requires.findIndex(({ competency }) => competency !== undefined);
    if (at >= 0)
      found.push({
        path: ['competencies', name, 'requires', at, 'competency'],
        message: 'A competency asks for people and numbers; only tiers ask for competencies',
      });
  }
  const all = [...tiers, ...Object.values(competencies)].flatMap(({ requires }) => requires);
  if (counted === undefined && all.some(({ revenue }) => revenue !== undefined))
    found.push({ path: [], message: 'Say in which currency revenue is counted, such as currency: EUR' });
  return found;
}

function unknownCompetencies(
  requires: readonly Requirement[],
  known: StandingRules['competencies'],
  path: (string | number)[],
): Contradiction[] {
  return requires.flatMap(({ competency }, at) => {
    if (competency === undefined || Object.hasOwn(known, competency)) return [];
    const names = Object.keys(known).join(', ') || 'none yet';
    const message = `There is no competency ${competency}; there are: ${names}`;
    return [{ path: [...path, at, 'competency'], message }];
  });
}
