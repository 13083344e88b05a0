import { expect, test } from 'vitest';
import type { Mail } from '../../../activities/mail/mailer.ts';
import { createSendDraftLink } from '../../../activities/mail/send-draft-link.ts';
import { brandingSchema } from '../../../domain/branding/branding.schema.ts';

test('the mail to an applicant has the link, until when it is good, and a key for each time it was asked for', async () => {
  const sent: Mail[] = [];
  const send = createSendDraftLink({
    mailer: { send: async (mail) => `ses-${sent.push(mail)}` },
    branding: brandingSchema.parse({ name: 'Vendor' }),
  });

  await send({
    email: 'ana@new.example',
    title: 'Partner <onboarding>',
    url: 'http://portal.example/a/token',
    expiresAt: new Date('2027-03-31T09:00:00Z'),
    key: 'draft/1',
  });

  expect(sent).toMatchObject([
    {
      to: 'ana@new.example',
      subject: 'Your application at Vendor',
      key: 'application/draft/1',
      text: expect.stringContaining('http://portal.example/a/token'),
      html: expect.stringContaining('Partner &lt;onboarding&gt;'),
    },
  ]);
  expect(sent[0]?.text).toContain('31 March 2027');
});
