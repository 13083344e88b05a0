import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fencesOf } from './markdown.ts';

const page = readFileSync('docs/technical-description/README.md', 'utf8');

interface Rule {
  readonly name: string;
  readonly from: { readonly path?: string };
  readonly to: {
    readonly path?: string;
    readonly pathNot?: string | readonly string[];
    readonly dependencyTypesNot?: readonly string[];
  };
}
const { forbidden } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as {
  forbidden: readonly Rule[];
};

/** The rooms that a pattern of paths begins with: `^(handlers|workflows)/`, `^activities/store/table\.ts$`. */
const roomsIn = (pattern: string) => /^\^\(?([a-z|]+)\)?\//.exec(pattern)?.[1]?.split('|') ?? [];

/** `handlers --> domain`, or `portal -.-> handlers` where only types may be imported; each once. */
const arrowsOfRules = new Set(
  forbidden
    .filter(({ name }) => name.endsWith('-imports'))
    .flatMap(({ from, to }) => {
      const [room = ''] = roomsIn(from.path ?? '');
      const allowed = [to.pathNot ?? []].flat().flatMap(roomsIn);
      return allowed
        .filter((other) => other !== room)
        .map((other) => `${room} ${isOfTypes(room, other) ? '-.->' : '-->'} ${other}`);
    }),
);

/** A rule of its own forbids to import anything of that room but types. */
function isOfTypes(room: string, other: string): boolean {
  return forbidden.some(
    ({ from, to }) =>
      from.path === `^${room}/` &&
      roomsIn(to.path ?? '').includes(other) &&
      to.pathNot === undefined &&
      to.dependencyTypesNot?.includes('type-only'),
  );
}

const [picture = ''] = fencesOf(page, 'mermaid');
const drawn = picture.match(/^ +\w+ -\.?->? \w+$/gm)?.map((line) => line.trim()) ?? [];

test('the picture of the rooms has the arrows of the import rules, and no other', () => {
  expect([...drawn].sort()).toEqual([...arrowsOfRules].sort());
});

/** Everything that a room imports, as text. */
const importsOf = (room: string) =>
  readdirSync(room, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(join(room, name), 'utf8'))
    .flatMap((source) => source.match(/(from|import\() ?'(\.\.\/)+[a-z]+\//g) ?? []);

test('every arrow of the picture is an import that there is', () => {
  const rooms = new Map(
    [...new Set(drawn.map((arrow) => arrow.split(' ')[0] ?? ''))].map((room) => [room, importsOf(room)]),
  );

  const unused = drawn.filter((arrow) => {
    const [room = '', , other] = arrow.split(' ');
    return !rooms.get(room)?.some((line) => line.endsWith(`/${other}/`));
  });

  expect(unused).toEqual([]);
});

test('it names every stack that can be deployed, and no other', () => {
  const deployed = readFileSync('infra/create-stacks.ts', 'utf8').match(/'Throughline[A-Z]\w*'/g) ?? [];

  const named = new Set(page.match(/`Throughline[A-Z]\w*`/g)?.map((code) => code.replaceAll('`', '')));

  expect([...named].sort()).toEqual(deployed.map((name) => name.slice(1, -1)).sort());
});
