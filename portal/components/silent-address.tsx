import { exactTime } from '../format/time.ts';
import type { AwayProps } from './away-form.tsx';

/** That somebody gets no e-mails any more, why, and the way to begin again. */
export function SilentAddressNote({ page, path, own }: AwayProps) {
  const { silent, person } = page;
  if (!silent) return null;
  const whose = own ? 'your' : 'their';
  return (
    <section class="panel waiting" aria-labelledby="silent-title">
      <h2 id="silent-title">{own ? 'You get no e-mails' : 'They get no e-mails'}</h2>
      <p>
        Since <time datetime={silent.since}>{exactTime(silent.since, person.timeZone)}</time> nothing is sent
        to {whose} address {person.email}:{' '}
        {silent.why === 'bounced'
          ? 'an e-mail to it came back for good.'
          : 'an e-mail to it was marked as junk.'}{' '}
        Tasks stand in {whose} inbox in the portal all the same.
      </p>
      <form method="post" action={`${path}/address`}>
        <button type="submit" class="button">
          Write to this address again
        </button>
      </form>
    </section>
  );
}
