import { DomainError } from '../../../domain/errors.ts';
import { waitsForNobody } from '../../offline/portal/support/alarms.ts';
import { caseSummaries } from '../../offline/portal/support/cases.ts';
import { invitation, roleChoices } from '../../offline/portal/support/fake-people.ts';
import { after, dana, inboxItems, marco } from '../../offline/portal/support/sample.ts';
import type { Scene } from './scenes.ts';

const away = { from: after(-1), until: after(6), standIn: marco.id };
const alone = inboxItems.slice(0, 2);
const there = { person: dana, manager: marco, colleagues: [marco], alone };
const gone = { ...there, person: { ...dana, away }, away, chosen: marco, standIn: marco };
const stuck = waitsForNobody();
const access = { roles: roleChoices };
const old = { ...invitation, id: 'IV-0000000000', name: 'Omar', until: after(-1) };
const invited = { invitations: [invitation, old], roles: roleChoices, suspended: false };
const joining = { invitation, inviterName: dana.name, partnerName: 'Northwind' };

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
  {
    name: 'people with invitations, and one that is refused',
    path: '/people',
    as: 'dana',
    world: { invited, refusal: new DomainError('not-now', 'Your company is suspended.') },
    press: ['Send the invitation'],
  },
  {
    name: 'what a colleague may do',
    path: `/people/${marco.id}`,
    as: 'dana',
    world: { personPage: { person: marco, colleagues: [dana], alone, access } },
  },
  {
    name: 'a colleague who is not active',
    path: `/people/${marco.id}`,
    as: 'dana',
    world: { personPage: { person: { ...marco, active: false }, colleagues: [dana], alone, access } },
  },
  { name: 'an invitation', path: '/i/some-token', world: { invitation: { ...joining, state: 'pending' } } },
  { name: 'an accepted invitation', path: '/i/some-token', press: ['Accept'] },
  {
    name: 'an invitation of an address that has an account',
    path: '/i/some-token',
    world: { invitation: { ...joining, state: 'elsewhere' } },
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
