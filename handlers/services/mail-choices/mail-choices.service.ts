import { noteActor } from '../../../activities/store/audit/act.ts';
import { DomainError } from '../../../domain/errors.ts';
import { readLink } from '../../../domain/links/link-token.ts';
import { wanting, wantsMail } from '../../../domain/mail/optional-mail.rules.ts';
import { optionalMailSchema } from '../../../domain/mail/optional-mail.schema.ts';
import type { ServiceContext } from '../context.ts';
import type { MailChoice, MailChoicesService } from '../mail-choices.services.ts';
import type { Caller } from '../services.ts';

/** What is behind the way to turn off a kind of e-mail, which each e-mail of that kind has. */
export function createMailChoicesService(context: ServiceContext): MailChoicesService {
  return {
    open: (token) => openChoice(context, token),
    async choose(token, wanted) {
      const choice = await openChoice(context, token);
      if (!choice)
        throw new DomainError('not-found', 'This link does not work. Sign in to choose on your page.');
      const { person, mail } = choice;
      noteActor(person.id, 'email-link');
      await context.stores.people.change(person.id, (now) => wanting(now, mail, wanted));
      return { ...choice, wanted };
    },
    async chooseOwn({ person }: Caller, kind, wanted) {
      const mail = optionalMailSchema.safeParse(kind);
      if (!mail.success) throw new DomainError('not-found', 'There is no such kind of e-mail.');
      await context.stores.people.change(person.id, (now) => wanting(now, mail.data, wanted));
    },
  };
}

/** However old the link is: it can do nothing but this, and who opens it has not lost the wish. */
async function openChoice(
  { linkKeys, now, stores }: ServiceContext,
  token: string,
): Promise<MailChoice | undefined> {
  const link = await readLink(linkKeys, token, now());
  if (link?.claims.use !== 'unsubscribe') return undefined;
  const { personId, mail } = link.claims;
  const person = await stores.people.get(personId);
  return person?.active ? { person, mail, wanted: wantsMail(person, mail) } : undefined;
}
