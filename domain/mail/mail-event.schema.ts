import * as z from 'zod';

/** What SES publishes of an e-mail, as far as it is used: AWS, "Contents of event data that Amazon SES publishes to Amazon SNS". */
const mail = z.object({
  messageId: z.string(),
  /** What the mailer wrote on it (activities/mail/mailer.ses.ts), and what SES adds itself. */
  tags: z.record(z.string(), z.array(z.string())).default({}),
});
const recipients = z.array(z.object({ emailAddress: z.string() }));

export const mailEventSchema = z.discriminatedUnion('eventType', [
  z.object({
    eventType: z.literal('Bounce'),
    mail,
    bounce: z.object({
      bounceType: z.enum(['Undetermined', 'Permanent', 'Transient']),
      bounceSubType: z.string(),
      bouncedRecipients: recipients,
    }),
  }),
  z.object({
    eventType: z.literal('Complaint'),
    mail,
    complaint: z.object({
      complainedRecipients: recipients,
      complaintFeedbackType: z.string().nullish(),
    }),
  }),
  z.object({ eventType: z.literal('Reject'), mail, reject: z.object({ reason: z.string().optional() }) }),
]);
export type MailEvent = z.infer<typeof mailEventSchema>;

/** Why nothing is sent to an address any more. */
const silences = ['bounced', 'complained'] as const;
export type Silence = (typeof silences)[number];
