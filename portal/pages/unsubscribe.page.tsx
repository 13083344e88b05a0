import { optionalMailWords } from '../../domain/mail/optional-mail.rules.ts';
import type { MailChoice } from '../../handlers/services/mail-choices.services.ts';
import { Layout } from '../components/layout.tsx';
import { MailChoiceForm } from '../components/mail-choices.tsx';
import type { Frame } from '../frame.ts';

export interface UnsubscribeProps {
  readonly frame: Frame;
  readonly choice: MailChoice;
  /** It was changed just now. */
  readonly changed: boolean;
}

/** Behind the link of an e-mail that nobody needs: one press turns such e-mails off, another on again. */
export function UnsubscribePage({ frame, choice, changed }: UnsubscribeProps) {
  const { mail, wanted } = choice;
  const { title, what } = optionalMailWords[mail];
  const heading = wanted ? `You get ${title} by e-mail` : `You get no ${title} by e-mail`;
  return (
    <Layout frame={frame} title={heading} alone narrow>
      <h1>{heading}</h1>
      <p class="lead">
        {changed ? (wanted ? 'They come again from now on. ' : 'They are turned off. ') : ''}
        {what}
      </p>
      <MailChoiceForm mail={mail} wanted={wanted} main />
    </Layout>
  );
}
