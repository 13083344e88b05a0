import type { Change } from '../../domain/programs/editing/edit.ts';
import { fillers } from '../../domain/programs/editing/filler-words.ts';
import { newField, newStage } from '../../domain/programs/editing/new-step.rules.ts';
import type { Path } from '../../domain/programs/reading/problems.ts';
import { newLevel } from '../diagram/parts.rules.ts';
import { valueAt } from '../diagram/step-paths.rules.ts';
import { type Around, stepFor } from '../surroundings.ts';
import { entriesAt, rolesOf, silenceChoices } from './choices.rules.ts';
import { amountOf, withEarlier, writtenAs } from './durations.rules.ts';

/** A new item for a list of a program, as it is written; what is there already tells the names that are taken. */
export function newItem(program: unknown, list: Path, surroundings: Around): unknown {
  const make = stepFor(surroundings);
  const items = valueAt(program, list);
  const taken = Array.isArray(items) ? items : [];
  switch (list.at(-1)) {
    case 'fields':
      return newField(taken as { name: string }[]).value;
    case 'columns': {
      const column = freeName('column', namesIn(taken, 'name'));
      return { name: column, type: 'text', label: 'New column' };
    }
    case 'rules': {
      const fields = valueAt(program, [...list.slice(0, -1), 'fields']);
      return { must: 'true', message: 'Say what to put right.', field: valueAt(fields, [0, 'name']) };
    }
    case 'levels':
      return newLevel(taken, program);
    case 'outcomes': {
      const id = freeName('outcome', namesIn(taken, 'id'), '-');
      return { id, label: fillers.outcome, effect: 'The case goes on.' };
    }
    case 'ways':
      return { when: fillers.never, steps: [make('task')] };
    case 'lanes':
      return { name: `Lane ${taken.length + 1}`, steps: [make('task')] };
    case 'stages':
      return newStage(surroundings).value;
    default:
      return { name: fillers.entry, when: {} };
  }
}

/** A new value for a map, by the map's name: words, or a form or end of its own. */
export function newValue(map: Path): unknown {
  const name = map.at(-1);
  if (name === 'forms')
    return {
      title: fillers.formTitle,
      fields: [{ name: 'answer', type: 'long-text', label: fillers.answer }],
    };
  if (name === 'outcomes') return { label: fillers.end };
  if (name === 'values' || name === 'with') return fillers.value;
  return fillers.entry;
}

/** A key that a map does not have yet; keys of options, roles and ends are words with dashes. */
export function newKey(program: unknown, map: Path): string {
  const keys = entriesAt(program, map).map(([key]) => key);
  const words: Readonly<Record<string, string>> = {
    roles: 'role',
    forms: 'form',
    outcomes: 'end',
    options: 'option',
  };
  const dashed = ['roles', 'outcomes', 'options'].includes(String(map.at(-1)));
  return freeName(words[String(map.at(-1))] ?? 'value', keys, dashed ? '-' : '');
}

/** A group that is not there yet, filled in as far as the language asks for it. */
export function newGroup(program: unknown, path: Path): unknown {
  const holder = path.slice(0, -1);
  const at = (...keys: string[]) => valueAt(program, [...holder, ...keys]);
  const due = String(at('serviceLevel') ?? at('within') ?? 'P7D');
  const role = rolesOf(program)[0]?.value ?? 'line-manager';
  const [end = ''] = entriesAt(program, ['outcomes']).map(([key]) => key);
  switch (path.at(-1)) {
    case 'escalation':
      return { after: earlierThan(at('atSilence', 'after') ?? at('giveUpAfter')) ?? due, to: role };
    case 'atSilence': {
      const [key = 'ends', value = end] = silenceChoices(program, path)[0]?.value.split(':') ?? [];
      return { after: at('escalation') === undefined ? due : twice(due), [key]: value };
    }
    case 'changes':
      return {
        of: valueAt(program, ['starts', 'form']),
        within: 'P14D',
        reminders: ['P7D'],
        atSilence: { ends: end },
      };
    case 'countersign':
      return { by: role, serviceLevel: 'PT16H' };
    default:
      return {};
  }
}

/** Half of a time, if there is one: what comes before it. */
const earlierThan = (time: unknown) => (time === undefined ? undefined : withEarlier([time])[0]);

/** Twice a time: what comes after it. */
function twice(time: string): string {
  const amount = amountOf(time);
  return amount ? writtenAs({ ...amount, count: amount.count * 2 }) : time;
}

/** A short name from what people read: `Finance team` is `finance-team`. */
export function shortName(label: string, taken: readonly string[]): string {
  const plain = label
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[-0-9]+|-+$/g, '')
    .slice(0, 36);
  const name = plain || 'role';
  return taken.includes(name) ? freeName(name, taken, '-') : name;
}

/** The name of an option that was given by itself follows what people read. */
export function namedAlong(program: unknown, option: Path, label: string): Change[] {
  const [map, key] = [option.slice(0, -1), String(option.at(-1))];
  if (map.at(-1) !== 'options' || !/^(first|second|option-\d+)$/.test(key)) return [];
  const others = entriesAt(program, map).map(([one]) => one);
  return [{ do: 'rename', at: option, to: shortName(label, others) }];
}

/** A form's name from its title: `Tax form` is `taxForm`. */
export function formName(title: string, taken: readonly string[]): string {
  const [first = '', ...rest] = shortName(title, []).split('-').slice(0, 3);
  const name = first + rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return taken.includes(name) ? freeName(name, taken, '') : name;
}

const namesIn = (items: readonly unknown[], key: string) => items.map((one) => String(valueAt(one, [key])));

function freeName(stem: string, taken: readonly string[], before = ''): string {
  let count = taken.length + 1;
  while (taken.includes(`${stem}${before}${count}`)) count += 1;
  return `${stem}${before}${count}`;
}
