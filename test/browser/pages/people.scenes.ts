import { waitsForNobody } from '../../offline/portal/support/alarms.ts';
import { caseSummaries } from '../../offline/portal/support/cases.ts';
import { after, dana, inboxItems, marco } from '../../offline/portal/support/sample.ts';
import type { Scene } from './scenes.ts';

const away = { from: after(-1), until: after(6), standIn: marco.id };
const alone = inboxItems.slice(0, 2);
const there = { person: dana, manager: marco, colleagues: [marco], alone };
const gone = { ...there, person: { ...dana, away }, away, chosen: marco, standIn: marco };
const stuck = waitsForNobody();

/** Who is away, who acts meanwhile, and cases that nobody can act on. */
export const peopleScenes: readonly Scene[] = [
  { name: "a partner's own page", path: '/me', as: 'ana', world: { personPage: { ...there, alone: [] } } },
  { name: 'I am away', path: '/me', as: 'dana', world: { personPage: there } },
  { name: 'away now', path: '/me', as: 'dana', world: { personPage: gone } },
  {
    name: 'away, without an end',
    path: '/me',
    as: 'dana',
    world: { personPage: there },
    press: ['I am away then'],
  },
  {
    name: 'what was passed on',
    path: '/me',
    as: 'dana',
    world: { personPage: gone },
    press: ['Pass the ticked ones on to Marco Rossi'],
  },
  {
    name: 'people, from the menu',
    path: '/people',
    as: 'dana',
    menu: true,
    world: {
      people: [
        { ...dana, away, reportsTo: marco.id },
        marco,
        { ...marco, id: 'P-0000000001', active: false },
      ],
    },
  },
  {
    name: 'a colleague',
    path: `/people/${marco.id}`,
    as: 'dana',
    world: { personPage: { person: marco, colleagues: [dana], alone: [] } },
  },
  { name: 'a time zone', path: '/me/time-zone', as: 'ana' },
  { name: 'turning an e-mail off', path: '/u/some-token' },
  { name: 'an e-mail is turned off', path: '/u/some-token', press: ['Turn news off'] },
  { name: 'a link to turn e-mails off, cut in two', path: '/u/some-' },
  {
    name: 'a case that nobody can act on',
    path: `/cases/${stuck.casePage.view.id}`,
    as: 'dana',
    world: { casePage: stuck.casePage },
  },
  {
    name: 'a board with a case that nobody can act on',
    path: '/board/onboarding',
    as: 'dana',
    world: { cases: [stuck.summary, ...caseSummaries] },
  },
];
