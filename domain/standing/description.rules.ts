import type { PartnerStanding } from './standing.ts';

/** The living picture of a partner's standing in Temporal UI, in Markdown. Ids only. */
export function describeStanding(
  standing: Pick<
    PartnerStanding,
    'partnerId' | 'tier' | 'earned' | 'keptUntil' | 'losesAt' | 'competencies' | 'losses'
  > & { readonly nextLookAt: string },
): string {
  const { partnerId, tier, earned, keptUntil, losesAt, competencies, losses, nextLookAt } = standing;
  const kept = keptUntil === undefined ? '' : `, kept until ${keptUntil} and then lowered to ${earned}`;
  return [
    `**${partnerId}** · ${tier}${earned === undefined ? ': no tier of the rules, left alone' : kept}`,
    '',
    `- Competencies: ${competencies.join(', ') || 'none'}`,
    ...(keptUntil === undefined && losesAt !== undefined
      ? [`- Lowered on ${losesAt} if nothing else happens`]
      : []),
    ...losses.map(
      ({ at, tiers, competencies: lost }) => `- Ends on ${at}: ${[...tiers, ...lost].join(', ')}`,
    ),
    `- Looks again: ${nextLookAt}`,
  ].join('\n');
}
