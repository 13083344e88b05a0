import { dayWords } from '../../../domain/calendar/date-words.rules.ts';
import type { Partner } from '../../../domain/partners/partner.schema.ts';
import type { Person } from '../../../domain/people/person.schema.ts';
import type { Loss } from '../../../domain/standing/forecast.rules.ts';
import type { StandingRules } from '../../../domain/standing/standing.schema.ts';
import type { StandingNews } from '../../../domain/standing/standing.ts';
import {
  competencyTitle,
  lostWords,
  missingWords,
  tierTitle,
  whyWords,
} from '../../../domain/standing/words.rules.ts';
import { listed } from '../../../domain/wording.rules.ts';
import type { MailContent } from '../content.ts';

export interface StandingContext {
  readonly rules: StandingRules;
  readonly partner: Partner;
  readonly person: Person;
  /** Of whose certificates end. */
  readonly names: ReadonlyMap<string, string>;
  /** The page of the standing. */
  readonly url: string;
}

/** What the owners of a partner are told after a look: all of it in one e-mail, what matters most first. */
export function standingMailContent(news: StandingNews, context: StandingContext): MailContent {
  const { partner, person, url } = context;
  const heading = headingOf(news, context);
  const items = todo(news, context);
  return {
    subject: `${heading}: ${partner.name}`,
    heading,
    greets: person.name,
    paragraphs: paragraphsOf(news, context),
    ...deadlineOf(news, context),
    facts: [],
    ...(items.length > 0 ? { list: { title: 'What to do', items } } : {}),
    action: { label: 'See where you stand', url, note: 'Opening the page changes nothing.' },
    footnote: `You get this e-mail because you are an owner of ${partner.name}.`,
  };
}

function headingOf(news: StandingNews, { rules, partner }: StandingContext): string {
  const { moved, kept, ahead, gained, lost } = news;
  if (moved)
    return moved.up
      ? `You are ${tierTitle(rules, moved.to)} now`
      : `Your tier is ${tierTitle(rules, moved.to)} now`;
  if (kept) return `${tierTitle(rules, kept.tier)} is kept until ${dayWords(kept.until)}`;
  const [loss] = ahead;
  if (loss) return sentence(`${lostWords(rules, loss, partner.tier)} at risk from ${dayWords(loss.at)}`);
  const titles = (ids: readonly string[]) => listed(ids.map((id) => competencyTitle(rules, id)));
  return gained.length > 0 ? `Competency gained: ${titles(gained)}` : `Competency lost: ${titles(lost)}`;
}

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function paragraphsOf(
  { moved, kept, ahead, gained, lost }: StandingNews,
  { rules, partner }: StandingContext,
): string[] {
  const title = (tier: string) => tierTitle(rules, tier);
  const named = (ids: readonly string[]) => listed(ids.map((id) => competencyTitle(rules, id)));
  return [
    ...(moved
      ? [
          moved.up
            ? `You meet all that ${title(moved.to)} asks, so you were raised from ${title(moved.from)}.`
            : `What ${title(moved.from)} asks was not there when its grace ended, so you were moved to ${title(moved.to)}. You are raised again at once when it is there.`,
        ]
      : []),
    ...(kept
      ? [`You no longer meet all that ${title(kept.tier)} asks. You keep it until ${dayWords(kept.until)}.`]
      : []),
    ...ahead.map(
      (loss) =>
        `${sentence(whyWords(loss))}: ${lostWords(rules, loss, partner.tier)} at risk from ${dayWords(loss.at)} unless that is renewed.`,
    ),
    ...(gained.length > 0 ? [`You have gained the competency ${named(gained)}.`] : []),
    ...(lost.length > 0
      ? [`You no longer have the competency ${named(lost)}: what it asks is not there.`]
      : []),
  ];
}

function deadlineOf(
  { moved, kept, ahead }: StandingNews,
  { rules, partner }: StandingContext,
): Pick<MailContent, 'deadline'> {
  const [loss] = ahead;
  if (kept)
    return {
      deadline: {
        by: dayWords(kept.until),
        otherwise: `What is missing then lowers your tier from ${tierTitle(rules, kept.tier)}.`,
      },
    };
  if (moved || !loss) return {};
  const otherwise = loss.tiers.includes(partner.tier)
    ? `From then on ${tierTitle(rules, partner.tier)} is no longer earned, and kept for its grace only.`
    : 'From then on the competency is no longer held.';
  return { deadline: { by: dayWords(loss.at), otherwise } };
}

function todo({ kept, ahead }: StandingNews, { rules, names }: StandingContext): string[] {
  const renew = ({ ends }: Loss) =>
    ends.map(
      ({ personId, title, validUntil }) =>
        `${names.get(personId) ?? 'Somebody'}: renew “${title}” by ${dayWords(validUntil)}`,
    );
  const missing = (kept?.missing ?? []).map((one) => missingWords(rules, one));
  return [...new Set([...missing, ...ahead.flatMap(renew)])];
}
