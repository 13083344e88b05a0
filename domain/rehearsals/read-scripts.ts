import { type Document, parseDocument } from 'yaml';
import { rehearsalSchema, type Script } from './script.schema.ts';

/** The scripts of a file, and the id of the program that they say they are about. */
export interface ReadScripts {
  readonly program: string;
  readonly scripts: readonly Script[];
}

/** What is wrong with a text: at its line and column, counted from 1, as far as it has a place. */
export interface TextProblem {
  readonly line?: number;
  readonly column?: number;
  readonly message: string;
}

type Read = ReadScripts | { readonly problems: readonly TextProblem[] };

/** Reads a text of scripts, or says all that is wrong with it. */
export function readScripts(text: string): Read {
  const document = parseDocument(text);
  const lineAt = (offset: number) => text.slice(0, offset).split('\n').length;
  // Behind the first error the reader is out of step: what it says of the rest misleads.
  const [broken] = document.errors;
  if (!broken) return checked(document, lineAt);
  return { problems: [{ line: lineAt(broken.pos[0]), message: broken.message.split('\n')[0] ?? '' }] };
}

function checked(document: Document.Parsed, lineAt: (offset: number) => number): Read {
  const written = writtenIn(document);
  if ('tooMuch' in written) return { problems: [{ line: 1, message: written.tooMuch }] };
  const { data, error } = rehearsalSchema.safeParse(written.value);
  if (data) return data;
  const problems = error.issues.map(({ path, message }) => {
    const known = path.findLastIndex((_, index) => document.hasIn(path.slice(0, index + 1)));
    const node = document.getIn(path.slice(0, known + 1), true) as { range?: [number] } | undefined;
    return { line: lineAt(node?.range?.[0] ?? 0), message: `${path.join('.')}: ${message}` };
  });
  return { problems };
}

/** A few lines that refer to each other can stand for more than any memory holds: the YAML library refuses those. */
function writtenIn(document: Document.Parsed): { readonly value: unknown } | { readonly tooMuch: string } {
  try {
    return { value: document.toJS() };
  } catch {
    return { tooMuch: 'Write out what these aliases stand for: they refer to each other too often.' };
  }
}
