import { type Document, isAlias, isNode, type ParsedNode, parseDocument, visit } from 'yaml';
import { tooDeep } from './depth.rules.ts';
import { duplicateKeys } from './duplicate-keys.rules.ts';
import { type PlaceOf, placesIn } from './line-places.rules.ts';
import type { ProgramProblem } from './problems.ts';
import { decode } from './text.rules.ts';

/** A file of YAML that is sound: its text, its nodes with their places, and its plain value. */
export interface YamlFile {
  readonly source: string;
  readonly placeOf: PlaceOf;
  readonly document: Document.Parsed;
  readonly value: unknown;
}

const maxAliases = 50;

/** The YAML that programs are written in. Keys given twice are looked for by us: the library's way is slow. */
export const yamlOptions = {
  version: '1.2',
  schema: 'core',
  merge: false,
  uniqueKeys: false,
  stringKeys: true,
  prettyErrors: false,
  logLevel: 'error',
} as const;

/**
 * Reads one document of YAML 1.2 and refuses what is broken or built to hurt: bytes that are no UTF-8, a megabyte or
 * more, deep nesting, keys given twice, alias bombs, tags. Never throws.
 *
 * @param documentOf reads the nodes of a text with {@link yamlOptions}, for who keeps them
 */
export function parseYaml(
  given: string | Uint8Array,
  documentOf = (source: string): Document.Parsed => parseDocument(source, yamlOptions),
): YamlFile | { readonly problems: ProgramProblem[] } {
  const text = decode(given);
  if ('problem' in text) return { problems: [text.problem] };
  const { source } = text;
  const deep = tooDeep(source);
  if (deep) return { problems: [deep] };
  const document = documentOf(source);
  const placeOf = placesIn(source);
  const at = (offset: number, message: string, length = 1): ProgramProblem => ({
    ...placeOf(offset),
    length: Math.max(1, length),
    path: '',
    message,
  });
  const problems = [...broken(document, source, at), ...duplicateKeys(document.contents, at)];
  if (problems.length > 0) return { problems: problems.slice(0, 50) };
  const knot = unsafeAlias(document);
  if (knot) return { problems: [at(knot.offset, knot.message)] };
  return { source, placeOf, document, value: document.toJS({ maxAliasCount: maxAliases }) };
}

type At = (offset: number, message: string, length?: number) => ProgramProblem;

function broken(document: Document.Parsed, source: string, at: At): ProgramProblem[] {
  const problems = [...document.errors, ...document.warnings].map(({ code, message, pos }) =>
    at(pos[0], inWords(code, message, source.slice(pos[0], pos[1]))),
  );
  const { explicit, version } = document.directives.yaml;
  if (explicit && version !== '1.2')
    problems.unshift(at(0, `Programs are YAML 1.2; leave the line %YAML ${version} out`));
  return problems;
}

function inWords(code: string, message: string, piece: string): string {
  if (code === 'TAB_AS_INDENT' || (piece.startsWith('\t') && code === 'UNEXPECTED_TOKEN'))
    return 'A tab stands where spaces belong; indent with spaces';
  if (code === 'MULTIPLE_DOCS')
    return 'One file holds one program; leave the second document (after ---) out';
  if (code === 'NON_STRING_KEY') return 'A key must be a plain word';
  const [first = ''] = message.split('\n');
  return first.replace(/ at line \d+, column \d+:?$/, '');
}

/** An alias inside what it stands for, or so many of them that they multiply. */
function unsafeAlias(document: Document.Parsed): { offset: number; message: string } | undefined {
  let found: { offset: number; message: string } | undefined;
  let count = 0;
  visit(document, {
    Alias(_, alias, ancestors) {
      count += 1;
      const offset = alias.range?.[0] ?? 0;
      const target = alias.resolve(document);
      if (!target) found = { offset, message: `There is no &${alias.source} before *${alias.source}` };
      else if (ancestors.some((one) => one === target))
        found = { offset, message: `*${alias.source} stands inside what it stands for` };
      else if (count > maxAliases || holdsAlias(target))
        found = {
          offset,
          message: 'Aliases of aliases, or more than 50 of them, are not read; write it out',
        };
      return found ? visit.BREAK : undefined;
    },
  });
  return found;
}

function holdsAlias(node: ParsedNode | object): boolean {
  let found = false;
  if (isNode(node))
    visit(node, {
      Alias() {
        found = true;
        return visit.BREAK;
      },
    });
  return found || isAlias(node);
}
