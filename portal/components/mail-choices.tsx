import { optionalMailsFor, optionalMailWords, wantsMail } from '../../domain/mail/optional-mail.rules.ts';
import type { OptionalMail } from '../../domain/mail/optional-mail.schema.ts';
import type { AwayProps } from './away-form.tsx';
import { Hidden } from './fields.tsx';

interface ChoiceProps {
  readonly mail: OptionalMail;
  readonly wanted: boolean;
  /** Where the form is sent; the page's own address if not given. */
  readonly action?: string;
  /** It is what the page is for. */
  readonly main?: boolean;
}

/** One press turns a kind of e-mail off, or on again. */
export function MailChoiceForm({ mail, wanted, action, main }: ChoiceProps) {
  const { title } = optionalMailWords[mail];
  return (
    <form method="post" action={action}>
      <Hidden name="mail" value={mail} />
      <Hidden name="wanted" value={wanted ? 'no' : 'yes'} />
      <button type="submit" class={main ? 'button button-main' : 'button'}>
        {wanted ? `Turn ${title} off` : `Get ${title} again`}
      </button>
    </form>
  );
}

/** On one's own page: the e-mails that one may have and need not. Nobody chooses for others. */
export function MailChoices({ page: { person }, own }: AwayProps) {
  if (!own) return null;
  return (
    <section class="panel" aria-labelledby="mail-title">
      <h2 id="mail-title">E-mails that you can turn off</h2>
      {optionalMailsFor(person).map((mail) => {
        const wanted = wantsMail(person, mail);
        const { title, what } = optionalMailWords[mail];
        return (
          <>
            <p>
              {wanted ? 'You get' : 'You get no'} {title}. {what}
            </p>
            <MailChoiceForm mail={mail} wanted={wanted} action="/me/mail" />
          </>
        );
      })}
    </section>
  );
}
