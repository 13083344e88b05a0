import type { Document } from 'yaml';
import type { Path } from '../../domain/programs/reading/problems.ts';
import { type InstalledNames, shippedRegistry } from '../../domain/programs/registry.ts';
import { partnerEvents } from '../../domain/webhooks/told-to-cases.rules.ts';
import type { Proposal } from './completion.rules.ts';
import { childOf, entriesOf, itemsOf, nodeAt, textOf } from './sketch.rules.ts';

/**
 * The names that can be meant at a path: roles, forms and outcomes, as the text has them now; checks, actions and events;
 * courses, banks and exam providers, as far as the installation is known.
 */
export function namesAt(
  document: Document.Parsed,
  path: Path,
  { courses = [], banks = [], examProviders = [] }: InstalledNames = {},
): Proposal[] {
  const key = path.findLast((one) => typeof one === 'string');
  const parent = path.slice(0, path.lastIndexOf(key ?? '')).at(-1);
  const named = (group: string) => entriesOf(document, nodeAt(document, [group]));
  const roles = () => named('roles').map(([name, label]) => proposal(name, textOf(label)));
  switch (key) {
    case 'by':
      return path[0] === 'starts' ? [] : [...ofPartner(document), ...roles()];
    case 'role':
    case 'roles':
      return path[0] === 'roles' ? [] : roles();
    case 'to':
      return parent === 'escalation'
        ? [...roles(), proposal('line-manager', 'Whom the people asked so far report to')]
        : [...ofPartner(document), ...roles()];
    case 'form':
    case 'scorecard':
      return named('forms').map(([name, form]) => proposal(name, textOf(childOf(document, form, 'title'))));
    case 'of':
      return answeredForms(document);
    case 'ends':
      return endings(document);
    case 'outcome':
      return parent === 'atSilence' ? pressesAround(document, path) : endings(document);
    case 'check':
      return registered(shippedRegistry.checks);
    case 'action':
      return registered(shippedRegistry.actions);
    case 'event':
      return registered(partnerEvents);
    case 'course':
      return courses.map((name) => proposal(name));
    case 'bank':
      return banks.map((name) => proposal(name));
    case 'provider':
      return examProviders.map((name) => proposal(name));
    default:
      return [];
  }
}

const ofPartner = (document: Document.Parsed): Proposal[] => [
  proposal('partner', 'The people of the partner'),
  ...(textOf(nodeAt(document, ['starts', 'for'])) === 'learner'
    ? [proposal('learner', 'The person whose case it is')]
    : []),
];

/** What a check or an action takes, for the keys of its `with`. */
export function inputsOf(document: Document.Parsed, path: Path): Proposal[] {
  if (path.at(-1) !== 'with') return [];
  const step = nodeAt(document, path.slice(0, -1));
  const check = textOf(childOf(document, step, 'check'));
  const action = textOf(childOf(document, step, 'action'));
  const entry = shippedRegistry.checks[check ?? ''] ?? shippedRegistry.actions[action ?? ''];
  return Object.entries(entry?.inputs ?? {}).map(([name, { what, type, optional }]) => ({
    ...{ label: name, insert: `${name}: `, kind: 'key', info: what },
    detail: optional ? type : `${type}, required`,
  }));
}

const proposal = (name: string, info?: string): Proposal => ({
  ...{ label: name, insert: name, kind: 'name' },
  ...(info === undefined ? {} : { info }),
});

const registered = (entries: Readonly<Record<string, { readonly what: string }>>) =>
  Object.entries(entries).map(([name, { what }]) => proposal(name, what));

const endings = (document: Document.Parsed) =>
  entriesOf(document, nodeAt(document, ['outcomes'])).map(([name, ending]) =>
    proposal(name, textOf(childOf(document, ending, 'label'))),
  );

/** The starting form, and the form steps. */
function answeredForms(document: Document.Parsed): Proposal[] {
  const start = textOf(nodeAt(document, ['starts', 'form']));
  const steps = itemsOf(document, nodeAt(document, ['stages'])).flatMap((stage) =>
    itemsOf(document, childOf(document, stage, 'steps')),
  );
  const forms = steps.filter((step) => textOf(childOf(document, step, 'step')) === 'form');
  const ids = [start, ...forms.map((step) => textOf(childOf(document, step, 'id')))];
  return ids.filter((id) => id !== undefined).map((id) => proposal(id));
}

/** The outcomes of the step around a path, as far as it gives any of its own. */
function pressesAround(document: Document.Parsed, path: Path): Proposal[] {
  for (let length = path.length - 1; length > 0; length -= 1) {
    const outcomes = itemsOf(document, nodeAt(document, [...path.slice(0, length), 'outcomes']));
    if (outcomes.length > 0)
      return outcomes.flatMap((one) => {
        const id = textOf(childOf(document, one, 'id'));
        return id === undefined ? [] : [proposal(id, textOf(childOf(document, one, 'effect')))];
      });
  }
  return [];
}
