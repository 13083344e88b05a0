import { Icon } from './icon.tsx';

/** What has just been done, by its word. The words are ours: nothing that a browser sends is shown. */
const notices: Readonly<Record<string, string>> = {
  registered: 'Your registration is in. What happens next stands below.',
  'registered-conflict':
    'Your registration is on record, but the customer is taken. You can choose what happens next.',
  'registered-queued': 'Your registration is on record. The customer is taken, so you are in the queue.',
  'registered-protected': 'Your registration is approved, and the customer is yours.',
  approve: 'Approved. Your decision is on record.',
  reject: 'Rejected. Your reason is on record, and the partner reads it.',
  'request-changes': 'The partner was asked for the changes.',
  resubmit: 'Your changes were sent. The registration is back in review.',
  'dispute-approve':
    'The customer is given to this registration. Your ruling is on record, and the partner reads it.',
  'dispute-reject':
    'The present holder keeps the customer. Your ruling is on record, and the partner reads it.',
  'extension-approve': 'Protection is extended. Your decision is on record.',
  'extension-reject': 'The extension is refused. Your reason is on record, and the partner reads it.',
  accept: 'The customer is held for you.',
  decline: 'Declined. The customer is offered to the next.',
  report: 'Your progress is on record.',
  'give-up': 'The deal is given up.',
  'report-progress': 'Your progress is on record.',
  'request-extension': 'Your request to extend was sent.',
  'report-won': 'Congratulations. The deal is recorded as won.',
  'report-lost': 'The deal is recorded as lost.',
  withdraw: 'The registration is withdrawn.',
  'join-queue': 'You are in the queue for this customer.',
  dispute: 'The conflict is contested. You will hear of the ruling by e-mail.',
  revoke: 'The protection is revoked.',
  transfer: 'The deal is transferred. The other partner goes on with it; this one is closed.',
  reassign: 'The task was given to another person.',
  extend: 'The time was moved.',
  cancel: 'The case is cancelled.',
  answered: 'Your answer is on record. What happens next stands below.',
  signed: 'Signed. What you signed is kept with the case.',
  saved: 'Your answer is saved.',
  'extra-time': 'Kept. It holds for every attempt that begins from now on.',
  kept: 'What you typed is kept. Nothing was sent yet.',
  started: 'Your case has started. What happens next stands below.',
  applied: 'Your application was sent. What happens next stands below.',
  'withdraw-case': 'The case is withdrawn.',
  delegate: 'The task was passed on.',
  reopen: 'The case goes on where it stood.',
  published: 'The version is published.',
  'goes-back': 'The earlier version is proposed under the next number. A second person publishes it.',
  'draft-removed': 'The draft is thrown away.',
  note: 'Your note is on record.',
  'payment-paid': 'Confirmed. The payment is booked as paid.',
  'payment-confirmed': 'Confirmed. The case books it in a moment: open this page again to see it.',
  'payments-paid': 'Confirmed. What was paid is booked.',
  'payment-due': 'The payment is due again.',
  'payment-void': 'The case has ended, so the payment is void, and the money went back.',
  'file-made': 'The file is made. Save it and send it to the bank; then confirm here that it was paid.',
  away: 'It is on record when you are away. What that means stands below.',
  back: 'You are back: new tasks come to you again.',
  'away-of': 'It is on record when they are away. What that means stands below.',
  'back-of': 'They are back: new tasks go to them again.',
  'time-zone': 'Pages and e-mails show times in this zone from now on.',
  'mail-on': 'Such e-mails come again from now on.',
  'mail-off': 'Such e-mails are turned off.',
  'writes-again': 'E-mails go to this address again.',
  'reports-to': 'It is on record whom they report to.',
  'roles-of': 'It is on record what they may do. It holds at once.',
  'active-of': 'They are active again, with the roles that they had.',
  'inactive-of': 'They are not active any more: they can do nothing and are asked nothing.',
  'inactive-left-of':
    'They are not active any more. Not every open task could be given away: what is left stands below.',
  invited: 'The invitation is on its way, and stands below until it is accepted.',
  'invited-again': 'The invitation is on its way once more, and good for another fourteen days.',
  'invitation-withdrawn': 'Withdrawn. Its link does nothing any more.',
  joined: 'Accepted. Welcome.',
  'fund-created': 'The fund is there. Allocate its money, so that partners can ask for it.',
  'fund-raise': 'The money is in the fund.',
  'fund-lower': 'The money is out of the fund.',
  allocated: 'Allocated. Partners it is for see it at once.',
  'allocation-changed': 'The allocation is changed.',
  'certificate-revoke': 'The certificate is revoked. Whoever checks it learns so from now on.',
  'certificate-reinstate': 'The certificate is reinstated: it is good again for as long as its time runs.',
  'material-published': 'Published. Readers and attempts that begin from now on get this version.',
  'question-withdrawn': 'The question is withdrawn: it counts as right for everybody.',
  'rules-published':
    'The rules are in force. Every partner is looked at under them, and its owners are told.',
  'person-moved': 'They are with the other partner now, and both partners are looked at again.',
  'account-forgotten': 'Forgotten. The next account with this address is taken for this person.',
  'passkey-added': 'Added. You can sign in with it from now on.',
  'passkey-removed': 'Removed. It signs nobody in any more; delete it on the device, too.',
  'webhook-removed': 'The endpoint is removed: nothing more is sent there.',
  'webhook-change': 'Saved. It holds for every event from now on.',
  'webhook-redeliver': 'On its way again. Open this page again to see what came of it.',
  'webhook-pause': 'Paused. Events are kept for 30 days.',
  'webhook-resume': 'Resumed. What was kept is on its way.',
  'webhook-test': 'A test is on its way. Open this page again to see what came of it.',
  'data-gathering': 'The file is being put together. Open this page again in a few minutes.',
  'erasure-asked': 'Asked. An administrator answers within a month, and this page shows how far it is.',
  'erasure-begun': 'Begun. It goes on by itself, and this page shows how far it is.',
  'signed-out': 'You are signed out.',
};

/** Whether there are words for this: anything else is left alone. */
export function hasNotice(done: string | undefined): done is string {
  return done !== undefined && Object.hasOwn(notices, done);
}

export function Notice({ done }: { done: string | undefined }) {
  return hasNotice(done) ? (
    <p class="notice" role="status">
      <Icon name="check" ring />
      {notices[done]}
    </p>
  ) : null;
}
