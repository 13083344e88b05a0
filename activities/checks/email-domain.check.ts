import { websiteOf } from '../../domain/customers/website.rules.ts';
import type { Check } from './check.ts';

/** Does the address belong to the company's own domain, and does that domain take mail? */
export const emailDomain: Check<'email-domain'> = async (
  { installation, lookups },
  { email, website: typed },
) => {
  const mail = websiteOf(email);
  // Among what is refused are the domains at which anybody can have a mailbox.
  if ('problem' in mail) return { outcome: 'review', detail: `${mail.problem}.` };
  const site = typed ? websiteOf(typed) : undefined;
  if (site && 'domain' in site && site.domain !== mail.domain)
    return {
      outcome: 'review',
      detail: `The e-mail address belongs to ${mail.domain}, and the website to ${site.domain}.`,
    };
  if (!installation.outsideCalls) return { outcome: 'pass', detail: `The domain is ${mail.domain}.` };
  return (await lookups.takesMail(mail.domain))
    ? { outcome: 'pass', detail: `The domain is ${mail.domain}, and it takes mail.` }
    : { outcome: 'review', detail: `${mail.domain} has no mail records, so it takes no mail.` };
};
