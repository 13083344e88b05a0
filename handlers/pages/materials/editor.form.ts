import { languagePattern } from '../../../domain/learning/languages.rules.ts';
import { decodeText } from '../../../domain/learning/plain-text.rules.ts';
import { type EditorProps, textInput } from '../../../portal/pages/materials/editor.page.tsx';
import type { MaterialName, TextProblem } from '../../services/materials.services.ts';
import { type SentForm, textOf } from '../page.tsx';

/** What the editor holds: all of it goes with every press, so that nothing is lost. */
export type Edited = Pick<EditorProps, 'name' | 'after' | 'texts' | 'language'>;

/** The editor's form as it was sent. */
export function readEditor(name: MaterialName, { values }: SentForm): Edited {
  const sent = textOf(values, 'languages').split(' ').filter(Boolean).slice(0, 30);
  const languages = sent.length > 0 ? sent : [name.kind === 'course' ? 'en' : 'all'];
  const texts = Object.fromEntries(
    languages.map((language) => [
      language,
      textOf(values, textInput(language)).replaceAll('\r\n', '\n').replace(/^\n/, ''),
    ]),
  );
  const language = textOf(values, 'language');
  const after = Number(textOf(values, 'after'));
  return {
    ...{ name, texts, after: Number.isInteger(after) && after > 0 ? after : 0 },
    language: languages.includes(language) ? language : (languages[0] ?? ''),
  };
}

type Changed = { readonly edited: Edited } | { readonly problem: { field: string; message: string } };

/** A language more, with the first one's text to be translated. */
export function withLanguage(edited: Edited, { values }: SentForm): Changed {
  const language = textOf(values, 'newLanguage').trim();
  if (!languagePattern.test(language))
    return problem('newLanguage', 'Write the code of the language: de, fr or pt-BR');
  if (Object.hasOwn(edited.texts, language))
    return problem('newLanguage', 'This language is there: choose it above');
  const [first = ''] = Object.values(edited.texts);
  return { edited: { ...edited, texts: { ...edited.texts, [language]: first }, language } };
}

/** Without the language that is shown; the last one stays. */
export function withoutLanguage(edited: Edited): Edited {
  const { [edited.language]: _out, ...texts } = edited.texts;
  const [first] = Object.keys(texts);
  return first === undefined ? edited : { ...edited, texts, language: first };
}

/** The text of a file in place of the one that is shown. */
export async function withFile(
  edited: Edited,
  { files }: SentForm,
): Promise<Changed | { readonly unreadable: readonly TextProblem[] }> {
  const { file } = files;
  if (!file || file.size === 0) return problem('file', 'Choose a file first');
  const read = decodeText(new Uint8Array(await file.arrayBuffer()));
  if ('problems' in read) return { unreadable: read.problems };
  const text = read.read.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  return { edited: { ...edited, texts: { ...edited.texts, [edited.language]: text } } };
}

const problem = (field: string, message: string) => ({ problem: { field, message } });
