import { expect, test } from 'vitest';
import type { Mail } from '../../../activities/mail/mailer.ts';
import { createSendInvitation } from '../../../activities/mail/send-invitation.ts';
import { brandingSchema } from '../../../domain/branding/branding.schema.ts';
import { knownInvitation } from '../handlers/support/people.ts';

test('an invitation says who invites to which company, until when, and carries a key of each sending', async () => {
  const sent: Mail[] = [];
  const send = createSendInvitation({
    mailer: { send: async (mail) => `ses-${sent.push(mail)}` },
    branding: brandingSchema.parse({ name: 'Vendor' }),
  });
  const link = { inviterName: 'Owena', url: 'http://portal.example/i/token' };

  await send({ ...link, invitation: knownInvitation, partnerName: 'North & <wind>' });
  await send({ ...link, invitation: { ...knownInvitation, until: '2027-03-20T09:00:00.000Z' } });

  expect(sent).toMatchObject([
    {
      to: knownInvitation.email,
      subject: 'Owena invites you to join North & <wind>',
      text: expect.stringContaining('http://portal.example/i/token'),
      html: expect.stringContaining('North &amp; &lt;wind&gt;'),
    },
    { subject: 'Owena invites you to join Vendor' },
  ]);
  expect(sent[0]?.text).toContain('14 March 2027');
  expect(new Set(sent.map(({ key }) => key)).size).toBe(2);
  expect(sent[0]?.key).not.toContain(knownInvitation.email);
});
