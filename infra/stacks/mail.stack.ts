import { Stack, type StackProps } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import { type Settings, senderOf } from '../settings.ts';

/** What a sender of e-mail is granted: one address, through one configuration set. */
export interface Sending {
  readonly identityArn: string;
  readonly configurationSetArn: string;
  readonly fromAddress: string;
}

/**
 * The domain that e-mails come from, signed with DKIM, and what became of them: bounces and complaints go to a topic,
 * and their addresses are not written to again.
 */
export class MailStack extends Stack {
  readonly sending: Sending;
  /** Bounces and complaints. */
  readonly undelivered: Topic;

  constructor(scope: Construct, id: string, { settings, ...props }: StackProps & { settings: Settings }) {
    super(scope, id, props);
    const { address, domain } = senderOf(settings);
    const configurationSet = new ConfigurationSet(this, 'Outgoing', {
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
      reputationMetrics: true,
    });
    this.undelivered = this.topic(settings.operationsEmail);
    configurationSet.addEventDestination('Undelivered', {
      destination: EventDestination.snsTopic(this.undelivered),
      events: [EmailSendingEvent.BOUNCE, EmailSendingEvent.COMPLAINT, EmailSendingEvent.REJECT],
    });
    // As the identity's default, the set applies to every e-mail without being named in each request.
    const identity = new EmailIdentity(this, 'Identity', {
      identity: Identity.domain(domain),
      configurationSet,
    });
    this.sending = {
      identityArn: identity.emailIdentityArn,
      configurationSetArn: this.formatArn({
        service: 'ses',
        resource: 'configuration-set',
        resourceName: configurationSet.configurationSetName,
      }),
      fromAddress: address,
    };
  }

  /** SES can publish to an encrypted topic only with a key whose policy lets it. */
  private topic(operationsEmail: string | undefined): Topic {
    const key = new Key(this, 'UndeliveredKey', {
      description: 'Throughline: bounces and complaints',
      enableKeyRotation: true,
    });
    key.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('ses.amazonaws.com')],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: ['*'],
        conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
      }),
    );
    const topic = new Topic(this, 'Undelivered', {
      displayName: 'Throughline: undelivered e-mail',
      masterKey: key,
      enforceSSL: true,
    });
    if (operationsEmail) topic.addSubscription(new EmailSubscription(operationsEmail));
    return topic;
  }
}
