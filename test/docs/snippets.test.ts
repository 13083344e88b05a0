import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { brandingSchema } from '../../domain/branding/branding.schema.ts';
import { payerSchema } from '../../domain/mdf/payer.schema.ts';
import { staffSignInSchema } from '../../domain/people/staff-sign-in.schema.ts';
import { writtenDealProgramSchema } from '../../domain/programs/deal-registration.schema.ts';
import { processSchema } from '../../domain/programs/process.schema.ts';
import { stepsSchema } from '../../domain/programs/steps/step.schema.ts';
import { scriptSchema } from '../../domain/rehearsals/script.schema.ts';
import { settingsSchema } from '../../infra/settings.ts';
import { fencesOf, pages } from './markdown.ts';

const snippetsIn = (language: string, but: RegExp) =>
  [...pages()]
    .filter(([path]) => !but.test(path))
    .flatMap(([path, text]) => fencesOf(text, language).map((code, at) => ({ path, at: at + 1, code })));

/**
 * Pages whose blocks other tests read (each is put into the program that ships, or generated from the schema), and one
 * whose block is read by a Temporal server.
 */
const readElsewhere = /ten-changes|reference\/(programs|standing)|run-it-on-aws/;

/** A part of a program or of its scripts, by what it begins with. Steps, forms and rates may be those of another place. */
function schemaOf(value: unknown): z.ZodType | undefined {
  if (Array.isArray(value)) return listSchemaOf(Object(value[0]));
  const given = Object.keys(Object(value));
  const whole: Readonly<Record<string, z.ZodType>> = {
    ...scriptSchema.shape,
    ...dealShape,
    ...processSchema.shape,
    scripts: z.array(scriptSchema),
    // A learning path says only what is its own: the rest stands in the program that ships.
    starts: processSchema.shape.starts.partial(),
    ...fieldsOfPlaces,
  };
  const shape = given.map((name) => [name, whole[name]] as const);
  if (shape.some(([, schema]) => schema === undefined)) return undefined;
  return z.strictObject(Object.fromEntries(shape) as Record<string, z.ZodType>);
}
/** Steps, scripts, or mails that a script expects: told apart by the first. */
function listSchemaOf(first: object): z.ZodType {
  if ('step' in first) return stepsSchema;
  return 'acts' in first ? z.array(scriptSchema) : scriptSchema.shape.expect.unwrap().shape.mails;
}
const dealShape = { protection: writtenDealProgramSchema.shape.protection.partial() };
/** A line of the program that ships, in which the tutorial changes a value. */
const fieldsOfPlaces = {
  help: z.string(),
  directorFrom: z.string(),
  reminders: writtenDealProgramSchema.shape.protection.shape.reminders,
};

test.each(snippetsIn('yaml', readElsewhere))(
  '$path: YAML $at is what a program or a script takes',
  ({ code }) => {
    const value: unknown = parse(code);

    const schema = schemaOf(value);

    expect(schema, `no part of a program has all of ${Object.keys(Object(value))}`).toBeDefined();
    expect(schema?.safeParse(value).error).toBeUndefined();
  },
);

test('the lines that the tutorial changes stand in the program that ships, with other values', () => {
  const shipped = readFileSync('programs/onboarding.yaml', 'utf8');
  const tutorial = pages().get('docs/tutorial/change-a-program.md') ?? '';

  for (const code of fencesOf(tutorial, 'yaml').slice(0, 4)) {
    expect(shipped).toContain(`${code.split(':')[0]}: `);
    expect(shipped).not.toContain(code.trim());
  }
});

/** What a page's JSON is checked by; parts of a deployment's settings are known by their names. */
const schemas: Readonly<Record<string, z.ZodType>> = {
  'docs/how-to/brand-it.md': brandingSchema,
  'docs/how-to/pay-partners.md': payerSchema,
};
const settings: Readonly<Record<string, z.ZodType>> = {
  ...settingsSchema.shape,
  groups: staffSignInSchema.shape.groups,
  stages: z.record(z.string(), z.object(settingsSchema.shape).partial()),
};

test.each(snippetsIn('json', /^$/))(
  '$path: JSON $at is JSON, and settings are those of a deployment',
  ({ path, code }) => {
    const isPart = /^\s*"/.test(code);
    const value: unknown = JSON.parse(isPart ? `{${code}}` : code);

    const entries = Object.entries(Object(value));
    const unknown = isPart ? entries.filter(([name]) => !(name in settings)) : [];
    const refused = isPart ? entries.filter(([name, part]) => settings[name]?.safeParse(part).error) : [];

    expect(unknown).toEqual([]);
    expect(refused).toEqual([]);
    expect(schemas[path]?.safeParse(value).error).toBeUndefined();
  },
);
