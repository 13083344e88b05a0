import { expect, test } from 'vitest';
import { createSendSignInPause } from '../../../activities/mail/send-sign-in-pause.ts';
import { branding, seller } from './mail-fixtures.ts';
import { scriptedMailer } from './post-room.ts';

test('who asked for too many links reads until when there is a pause, and that nobody came in', async () => {
  const { mailer, mails } = scriptedMailer();
  const until = new Date('2027-03-01T09:15:00Z');
  const url = 'https://portal.example/sign-in';

  await createSendSignInPause({ mailer, branding })({ person: { ...seller, timeZone: 'UTC' }, until, url });

  const [mail] = mails;
  expect(mails).toHaveLength(1);
  expect(mail?.to).toBe(seller.email);
  expect(mail?.text).toContain('9:15');
  expect(mail?.text).toContain('nobody came in by it');
  expect(mail?.text).toContain(url);
});
