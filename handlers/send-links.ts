import { createMailer } from '../activities/mail/mailer.ses.ts';
import { createSendDraftLink } from '../activities/mail/send-draft-link.ts';
import { createSendInvitation } from '../activities/mail/send-invitation.ts';
import { createSendSignInLink } from '../activities/mail/send-sign-in-link.ts';
import { createSendSignInPause } from '../activities/mail/send-sign-in-pause.ts';
import type { ApiEnv } from './api.env.ts';
import type { ServiceContext } from './services/context.ts';

export type SendLinks = Pick<
  ServiceContext,
  'sendSignInLink' | 'sendSignInPause' | 'sendDraftLink' | 'sendInvitation'
>;

/** The e-mails with a link to sign in, to apply or to join, sent through SES. */
export function createSendLinks({
  AWS_REGION: region,
  SES_ENDPOINT: endpoint,
  BRANDING: branding,
}: Pick<ApiEnv, 'AWS_REGION' | 'SES_ENDPOINT' | 'BRANDING'>): SendLinks {
  const mailer = createMailer({ region, endpoint, sender: branding.sender });
  return {
    sendSignInLink: createSendSignInLink({ mailer, branding }),
    sendSignInPause: createSendSignInPause({ mailer, branding }),
    sendDraftLink: createSendDraftLink({ mailer, branding }),
    sendInvitation: createSendInvitation({ mailer, branding }),
  };
}
