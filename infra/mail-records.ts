import { CfnOutput, type Stack } from 'aws-cdk-lib';
import { CfnRecordSet } from 'aws-cdk-lib/aws-route53';
import type { EmailIdentity } from 'aws-cdk-lib/aws-ses';
import type { Settings } from './settings.ts';

/** One record of the DNS. */
interface MailRecord {
  /** Of the construct and of the output. */
  readonly id: string;
  readonly name: string;
  readonly type: 'CNAME' | 'MX' | 'TXT';
  readonly value: string;
}

const dkimIds = ['DkimRecord1', 'DkimRecord2', 'DkimRecord3'] as const;

/** Where e-mails that cannot be delivered go back to: a domain of its own, so that SPF speaks for the sender's. */
export const mailFromOf = (domain: string) => `bounce.${domain}`;

/**
 * What the DNS must say so that e-mails of the domain arrive: DKIM (who signed it), SPF and MX of the MAIL FROM domain
 * (who may send it, and where bounces go), DMARC (what to do with one that has neither).
 */
function recordsFor(
  { region }: Stack,
  identity: EmailIdentity,
  { domain, dmarcPolicy, reports }: Authentication,
): MailRecord[] {
  const mailFrom = mailFromOf(domain);
  const rua = reports === undefined ? '' : `; rua=mailto:${reports}`;
  return [
    ...identity.dkimRecords.map(({ name, value }, at) => ({
      ...{ id: dkimIds[at] ?? `DkimRecord${at + 1}`, name, type: 'CNAME' as const, value },
    })),
    { id: 'MailFromMx', name: mailFrom, type: 'MX', value: `10 feedback-smtp.${region}.amazonses.com` },
    { id: 'MailFromSpf', name: mailFrom, type: 'TXT', value: '"v=spf1 include:amazonses.com ~all"' },
    ...(dmarcPolicy === 'elsewhere'
      ? []
      : [
          {
            ...{ id: 'Dmarc', name: `_dmarc.${domain}`, type: 'TXT' as const },
            value: `"v=DMARC1; p=${dmarcPolicy}${rua}"`,
          },
        ]),
  ];
}

interface Authentication extends Pick<Settings, 'dmarcPolicy'> {
  readonly domain: string;
  /** Who gets the reports of DMARC. */
  readonly reports: string | undefined;
}

/** Writes the records into the zone of Route 53 if there is one; otherwise the deployment prints them, to be entered by hand. */
export function mailRecords(
  stack: Stack,
  identity: EmailIdentity,
  authentication: Authentication,
  hostedZoneId: string | undefined,
): void {
  for (const { id, name, type, value } of recordsFor(stack, identity, authentication)) {
    if (hostedZoneId !== undefined)
      new CfnRecordSet(stack, id, {
        ...{ hostedZoneId, name, type, resourceRecords: [value], ttl: '1800' },
      });
    else
      new CfnOutput(stack, id, { value: `${name} ${type} ${value}`, description: 'Put this into your DNS' });
  }
}
