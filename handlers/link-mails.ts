import { createMailer } from '../activities/mail/mailer.ses.ts';
import { createSendDraftLink } from '../activities/mail/send-draft-link.ts';
import { createSendSignInLink } from '../activities/mail/send-sign-in-link.ts';
import type { ApiEnv } from './api.env.ts';
import type { ServiceContext } from './services/context.ts';

/** What writes and sends the e-mails with links that somebody asked for. */
export function createLinkMails({
  AWS_REGION: region,
  SES_ENDPOINT: endpoint,
  BRANDING: branding,
}: Pick<ApiEnv, 'AWS_REGION' | 'SES_ENDPOINT' | 'BRANDING'>): Pick<
  ServiceContext,
  'sendSignInLink' | 'sendDraftLink'
> {
  const mailer = createMailer({ region, endpoint, sender: branding.sender });
  return {
    sendSignInLink: createSendSignInLink({ mailer, branding }),
    sendDraftLink: createSendDraftLink({ mailer, branding }),
  };
}
