import { Stack, type StackProps } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type IKey, Key } from 'aws-cdk-lib/aws-kms';
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  MailFromBehaviorOnMxFailure,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import { keyFrom } from '../grants.ts';
import { mailFromOf, mailRecords } from '../mail-records.ts';
import { pinned } from '../pinned.ts';
import { type Settings, senderOf } from '../settings.ts';
import { nameIn } from '../stages.ts';

export interface MailStackProps extends StackProps {
  readonly settings: Settings;
  /** Of the customer's own key. */
  readonly keyArn: string | undefined;
}

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
  /** What topics are encrypted with, here and where alarms are: each key is a dollar a month. */
  readonly topicKey: IKey;

  constructor(scope: Construct, id: string, { settings, keyArn, ...props }: MailStackProps) {
    super(scope, id, props);
    const { address, domain } = senderOf(settings);
    const configurationSet = new ConfigurationSet(this, 'Outgoing', {
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
      reputationMetrics: true,
    });
    this.topicKey = keyFrom(this, keyArn) ?? this.ownKey();
    this.undelivered = this.topic(settings);
    configurationSet.addEventDestination('Undelivered', {
      destination: EventDestination.snsTopic(this.undelivered),
      events: [EmailSendingEvent.BOUNCE, EmailSendingEvent.COMPLAINT, EmailSendingEvent.REJECT],
    });
    // As the identity's default, the set applies to every e-mail without being named in each request.
    const identity = pinned(
      new EmailIdentity(this, 'Identity', {
        identity: Identity.domain(domain),
        configurationSet,
        mailFromDomain: mailFromOf(domain),
        // Until the DNS has the record, e-mails go out all the same, under a domain of SES.
        mailFromBehaviorOnMxFailure: MailFromBehaviorOnMxFailure.USE_DEFAULT_VALUE,
      }),
      'Identity2D60E2CC',
    );
    const { dmarcPolicy, operationsEmail: reports, mailZoneId } = settings;
    mailRecords(this, identity, { domain, dmarcPolicy, reports }, mailZoneId);
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

  private topic({ stage, operationsEmail }: Settings): Topic {
    const topic = new Topic(this, 'Undelivered', {
      displayName: `${nameIn(stage)}: undelivered e-mail`,
      masterKey: this.topicKey,
      enforceSSL: true,
    });
    if (operationsEmail) topic.addSubscription(new EmailSubscription(operationsEmail));
    return topic;
  }

  /** SES and CloudWatch can publish to an encrypted topic only with a key whose policy lets them. */
  private ownKey(): IKey {
    const key = new Key(this, 'UndeliveredKey', {
      description: 'Throughline: bounces, complaints and alarms',
      enableKeyRotation: true,
    });
    key.addToResourcePolicy(
      new PolicyStatement({
        principals: ['ses', 'cloudwatch'].map((name) => new ServicePrincipal(`${name}.amazonaws.com`)),
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: ['*'],
        conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
      }),
    );
    return key;
  }
}
