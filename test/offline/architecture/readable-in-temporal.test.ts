import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { CaseView } from '../../../domain/cases/case.schema.ts';
import { describeCase } from '../../../domain/cases/description.rules.ts';
import { seedPeople } from '../../../local/seed-data.ts';

/** A text somewhere in a history. `path`: the names that lead to it, with dots. */
interface Text {
  readonly path: string;
  readonly text: string;
}
interface WrittenPayload {
  readonly metadata: { readonly encoding: string };
  readonly data?: string;
}

const folder = new URL('../../replay/histories/', import.meta.url);
const files = readdirSync(folder);
const historyOf = (file: string): unknown => JSON.parse(readFileSync(new URL(file, folder), 'utf8'));

/**
 * Payloads that an admin searches by or reads first, and what the SDK notes of local activities, which no codec is given.
 * Summaries are encrypted like all else, and are to be free of personal data all the same: they may be shown in lists.
 */
const readablePayload = /\.(indexedFields|userMetadata|details\.data)\b/;
const isPayload = (value: object): value is WrittenPayload =>
  'metadata' in value && typeof (value as WrittenPayload).metadata?.encoding === 'string';
const contentOf = ({ data = '' }: WrittenPayload): string => Buffer.from(data, 'base64').toString();

/** Everything that stays readable in Temporal: ids, search attributes, summaries, failures, and whatever is no payload. */
function readableIn(value: unknown, path = ''): Text[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  if (isPayload(value)) return readablePayload.test(path) ? [{ path, text: contentOf(value) }] : [];
  return Object.entries(value).flatMap(([name, part]) =>
    // The name of a memo or of a search attribute is as readable as what it holds.
    [{ path, text: name }, ...readableIn(part, Array.isArray(value) ? path : `${path}.${name}`)],
  );
}

/** Everything that is encrypted, as the values that it holds. */
function encryptedIn(value: unknown, path = ''): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  if (isPayload(value)) return readablePayload.test(path) ? [] : [parsed(contentOf(value))];
  return Object.entries(value).flatMap(([name, part]) => encryptedIn(part, `${path}.${name}`));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Objects in a value, however deep. */
function objectsIn(value: unknown): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.values(value).flatMap(objectsIn);
  return Array.isArray(value) ? inside : [value as Record<string, unknown>, ...inside];
}

/** What holds a person's words or name, wherever it stands. */
const personalNames = new Set([
  'signedBy',
  'comment',
  'reason',
  'evidence',
  'grounds',
  'proof',
  'normalisedName',
  'email',
  'phone',
]);
const address = /[\w.+-]+@[\w-]+\.[\w.-]+|\+\d[\d ()/-]{6,}\d/g;

/** Names, addresses, numbers and words of people that a history holds. */
function personalDataOf(values: readonly unknown[]): ReadonlySet<string> {
  const objects = values.flatMap(objectsIn);
  const texts = objects.flatMap((one) =>
    Object.entries(one).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  );
  const found = [
    ...texts.filter(([name]) => personalNames.has(name)).map(([, text]) => text),
    ...texts.flatMap(([, text]) => text.match(address) ?? []),
    // The title of a task can quote what somebody typed: then its label is what the program says without.
    ...objects.flatMap(({ title, label }) =>
      typeof title === 'string' && typeof label === 'string' && title !== label ? [title] : [],
    ),
    ...Object.values(seedPeople).flatMap(({ name, email }) => [name, email]),
  ];
  // The types that a program declares are no words of anybody.
  return new Set(
    found.filter((text) => text.length > 3 && text !== 'string').map((text) => text.toLowerCase()),
  );
}

/** The living picture that each case showed: it is in no history, but follows from what was recorded. */
function picturesOf(values: readonly unknown[]): Text[] {
  const isView = (one: Record<string, unknown>) => 'stageLabel' in one && 'tasks' in one && 'next' in one;
  const views = values.flatMap(objectsIn).filter(isView) as unknown as CaseView[];
  return views.map((view) => ({ path: 'currentDetails', text: describeCase(view) }));
}

/** Personal data that can be read in Temporal without decrypting anything: where, and what. */
function leaksIn(history: unknown): string[] {
  const encrypted = encryptedIn(history);
  const personal = [...personalDataOf(encrypted)];
  const leaks = [...readableIn(history), ...picturesOf(encrypted)].flatMap(({ path, text }) => {
    const said = text.toLowerCase();
    return personal.filter((datum) => said.includes(datum)).map((datum) => `${path}: ${datum}`);
  });
  return [...new Set(leaks)];
}

describe('what stays readable in Temporal', () => {
  test('is in the histories, and so is what must not be: the check has something to look at', () => {
    const histories = files.map(historyOf);
    const paths = new Set(histories.flatMap((history) => readableIn(history)).map(({ path }) => path));
    const personal = personalDataOf(histories.flatMap((history) => encryptedIn(history)));

    for (const name of [
      'userMetadata.summary',
      'userMetadata.details',
      'indexedFields.Stage',
      'workflowId',
      'activityId',
    ])
      expect([...paths].some((path) => path.endsWith(name))).toBe(true);
    for (const datum of ['ann alp', 'more, please', 'pilot until june', 'po 4711', 'exam on backups'])
      expect(personal).toContain(datum);
    expect(picturesOf(histories.flatMap((history) => encryptedIn(history))).length).toBeGreaterThan(100);
  });

  test.each(files)('has no personal data in %s', (file) => {
    expect(leaksIn(historyOf(file))).toEqual([]);
  });

  const summaryOf = (text: string): WrittenPayload => ({
    metadata: { encoding: Buffer.from('json/plain').toString('base64') },
    data: Buffer.from(JSON.stringify(text)).toString('base64'),
  });
  const plants: readonly [string, object][] = [
    ['the summary of a timer', { userMetadata: { summary: summaryOf('Reminds Ann Alp') } }],
    ['a search attribute', { searchAttributes: { indexedFields: { Stage: summaryOf('for ann alp') } } }],
    ['the name of one', { searchAttributes: { indexedFields: { 'Ann Alp': summaryOf('x') } } }],
    ['the id of a workflow', { workflowExecution: { workflowId: 'sample/ann alp' } }],
    ['a failure', { failure: { message: 'Ann Alp has no access' } }],
    ['what is noted of a local activity', { details: { data: summaryOf('Ann Alp') } }],
  ];
  test.each(plants)('would be found with it in %s', (_where, event) => {
    const history = historyOf('process-every-step_2.json') as { events: unknown[] };

    const leaks = leaksIn({ events: [...history.events, event] });

    expect(leaks).toEqual([expect.stringMatching(/: ann alp$/)]);
  });
});
