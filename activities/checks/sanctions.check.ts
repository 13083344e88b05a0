import { normaliseName } from '../../domain/customers/name.rules.ts';
import { similarity } from '../../domain/customers/similarity.rules.ts';
import type { SanctionsList } from '../../domain/programs/installation.schema.ts';
import { counted } from '../../domain/wording.rules.ts';
import type { Check } from './check.ts';

/** Lower than for companies that may be the same: to miss somebody costs more than a second look. */
const alikeFrom = 0.78;
const shownHits = 10;

/** Is the company, or one of the people named, on the list? Names alone prove nothing, so a hit is for a person to judge. */
export const sanctions: Check<'sanctions'> = async ({ installation }, { name, country, people = [] }) => {
  const list = installation.sanctions;
  if (!list)
    return {
      outcome: 'review',
      detail:
        'No sanctions list is configured in this installation (SANCTIONS_LIST), so the name was compared with nothing.',
    };
  const asked = [name, ...people];
  const hits = asked.flatMap((one) => hitsFor(list, one, country)).sort((a, b) => b.score - a.score);
  const compared = counted(list.length, 'entry', 'entries');
  if (hits.length === 0)
    return { outcome: 'pass', detail: `Nothing on the list of ${compared} is like ${asked.join(', ')}.` };
  const shown = hits.slice(0, shownHits).map(({ words }) => words);
  return { outcome: hits.some(({ score }) => score === 1) ? 'fail' : 'review', detail: shown.join('; ') };
};

/** The country of the entry counts only to say which entry it is: names on lists move. */
function hitsFor(list: SanctionsList, asked: string, country: string): { score: number; words: string }[] {
  const comparable = (name: string) => ({ normalisedName: normaliseName(name, country), country });
  const wanted = comparable(asked);
  return list.flatMap((entry) => {
    const { score } = similarity(wanted, comparable(entry.name));
    const where = [entry.country, entry.reference].filter(Boolean).join(', ');
    const words = `${asked} is ${Math.round(score * 100)} % like ${entry.name}${where ? ` (${where})` : ''}`;
    return score >= alikeFrom ? [{ score, words }] : [];
  });
}
