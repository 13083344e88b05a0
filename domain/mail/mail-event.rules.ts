import type { MailEvent, Silence } from './mail-event.schema.ts';

/** What an event means for us. */
export interface EventMeaning {
  /** These get nothing more, and why. */
  readonly silence?: { readonly addresses: readonly string[]; readonly why: Silence };
  /** What the vendor's people read in the case; names nobody. */
  readonly words: string;
}

const nothingMore =
  'Nothing more is sent to this address. Reach the person another way, or pass the task on.';

/** A bounce that passes (a full mailbox) says so and silences nobody. */
export function meaningOf(event: MailEvent): EventMeaning {
  switch (event.eventType) {
    case 'Bounce': {
      const { bounceType, bounceSubType, bouncedRecipients } = event.bounce;
      if (bounceType !== 'Permanent')
        return { words: `An e-mail came back for now (${bounceSubType}). The next one is sent as usual.` };
      return {
        silence: { addresses: addressesOf(bouncedRecipients), why: 'bounced' },
        words: `An e-mail came back for good (${bounceSubType}). ${nothingMore}`,
      };
    }
    case 'Complaint':
      return {
        silence: { addresses: addressesOf(event.complaint.complainedRecipients), why: 'complained' },
        words: `An e-mail was marked as junk by whoever got it. ${nothingMore}`,
      };
    case 'Reject':
      return { words: 'SES did not send an e-mail, because it took it for malware.' };
  }
}

const addressesOf = (recipients: readonly { readonly emailAddress: string }[]): string[] =>
  recipients.map(({ emailAddress }) => bareAddress(emailAddress));

/** SES gives the address as it stood in the e-mail, which may be `Name <address>`. */
const bareAddress = (written: string): string => (/<([^<>]+)>\s*$/.exec(written)?.[1] ?? written).trim();

/** The tags by which an e-mail finds its case again. SES takes letters, digits, `-` and `_` in them. */
export const caseTag = 'throughline-case';

/** A workflow's id in a tag, and back. It holds ids alone. */
export const tagOf = (workflowId: string): string => Buffer.from(workflowId).toString('base64url');
export const workflowIdIn = ({ mail }: MailEvent): string | undefined => {
  const [tag] = mail.tags[caseTag] ?? [];
  return tag === undefined ? undefined : Buffer.from(tag, 'base64url').toString();
};
