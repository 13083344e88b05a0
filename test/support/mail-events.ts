import { caseTag, tagOf } from '../../domain/mail/mail-event.rules.ts';

interface About {
  readonly to: string;
  readonly workflowId?: string;
}

/** Events with everything that SES puts into them, after AWS's "Examples of event data that Amazon SES publishes". */
const mail = ({ to, workflowId }: About) => ({
  timestamp: '2026-11-30T08:59:58.000Z',
  source: 'Throughline <no-reply@vendor.example>',
  sourceArn: 'arn:aws:ses:eu-central-1:111122223333:identity/vendor.example',
  sendingAccountId: '111122223333',
  messageId: 'EXAMPLE7c191be45-e9aedb9a-02f9-4d12-a87d-dd0099a07f8a-000000',
  destination: [to],
  headersTruncated: false,
  headers: [{ name: 'From', value: 'no-reply@vendor.example' }],
  commonHeaders: { from: ['no-reply@vendor.example'], to: [to], subject: 'Please decide' },
  tags: {
    'ses:configuration-set': ['Outgoing'],
    'ses:source-ip': ['192.0.2.0'],
    ...(workflowId ? { [caseTag]: [tagOf(workflowId)] } : {}),
  },
});

export const bounce = ({
  type = 'Permanent',
  subType = 'General',
  ...about
}: About & { type?: string; subType?: string }) => ({
  eventType: 'Bounce',
  bounce: {
    bounceType: type,
    bounceSubType: subType,
    bouncedRecipients: [
      {
        emailAddress: about.to,
        action: 'failed',
        status: '5.1.1',
        diagnosticCode: 'smtp; 550 5.1.1 user unknown',
      },
    ],
    timestamp: '2026-11-30T08:59:59.000Z',
    feedbackId: '01000157c44f053b-61b59c11-9236-11e6-8f96-7be8aexample-000000',
    reportingMTA: 'dsn; mta.example.com',
  },
  mail: mail(about),
});

export const complaint = (about: About) => ({
  eventType: 'Complaint',
  complaint: {
    arrivalDate: '2026-11-30T08:59:59.000Z',
    complainedRecipients: [{ emailAddress: about.to }],
    complaintFeedbackType: 'abuse',
    feedbackId: '01000157c44f053b-61b59c11-9236-11e6-8f96-7be8aexample-000000',
    userAgent: 'Amazon SES Mailbox Simulator',
  },
  mail: mail(about),
});

export const reject = () => ({
  eventType: 'Reject',
  mail: mail({ to: 'ana@northwind.example' }),
  reject: { reason: 'Bad content' },
});

/** A batch as Lambda gets it of a queue that SNS delivers to raw. Text goes as it is. */
export const inQueue = (...events: (object | string)[]) => ({
  Records: events.map((event, index) => ({
    messageId: `m-${index}`,
    receiptHandle: 'AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a',
    body: typeof event === 'string' ? event : JSON.stringify(event),
    attributes: { ApproximateReceiveCount: '1', SentTimestamp: '1545082649183' },
    messageAttributes: {},
    md5OfBody: '098f6bcd4621d373cade4e832627b4f6',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:eu-central-1:111122223333:ThroughlineMailEvents-Events',
    awsRegion: 'eu-central-1',
  })),
});
