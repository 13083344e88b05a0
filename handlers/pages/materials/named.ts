import { joinLanguages, splitLanguages } from '../../../domain/learning/languages.rules.ts';
import type { MaterialKind, MaterialName } from '../../services/materials.services.ts';
import type { SignedInVisit } from '../page.tsx';

/** Which course or bank the address names. */
export function nameOf({ c }: SignedInVisit): MaterialName {
  return { kind: c.req.param('kind') === 'course' ? 'course' : 'bank', id: c.req.param('id') ?? '' };
}

/** The version that the address names: undefined for the newest. */
export function versionOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}

/** The one text of a bank. */
const whole = 'all';

/** A source as it is edited: a text for each language of a course, one for a bank. */
export function textsOf(kind: MaterialKind, source: string): Readonly<Record<string, string>> {
  return kind === 'course' ? splitLanguages(source) : { [whole]: source };
}

/** Those texts as one source again. */
export function sourceOf(kind: MaterialKind, texts: Readonly<Record<string, string>>): string {
  return kind === 'course' ? joinLanguages(texts) : (texts[whole] ?? '');
}
