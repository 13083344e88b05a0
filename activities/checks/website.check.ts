import { websiteOf } from '../../domain/customers/website.rules.ts';
import type { Check } from './check.ts';

/** Does the website answer? One that does not is for a person to look at: sites are down for good reasons too. */
export const website: Check<'website'> = async ({ installation, lookups }, { website: typed }) => {
  const site = websiteOf(typed);
  if ('problem' in site) return { outcome: 'review', detail: `${site.problem}.` };
  if (!installation.outsideCalls)
    return {
      outcome: 'review',
      detail: `This installation makes no calls to other people's websites; open ${site.domain} yourself.`,
    };
  const answer = await lookups.answers(`https://${hostOf(typed) ?? site.domain}/`);
  return answer.reached
    ? { outcome: 'pass', detail: `${site.domain} answers over https.` }
    : { outcome: 'review', detail: `${site.domain} was not reached: ${answer.reason}.` };
};

/** The host as it was typed: `shop.acme.com` may answer where `acme.com` does not. */
function hostOf(typed: string): string | undefined {
  const text = typed.trim();
  if (text.includes('@')) return undefined;
  return URL.parse(/^[a-z]+:\/\//i.test(text) ? text : `https://${text}`)?.hostname;
}
