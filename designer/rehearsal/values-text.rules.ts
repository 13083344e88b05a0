import { parse, stringify } from 'yaml';
import { isRecord } from '../../domain/records.ts';

type Values = Readonly<Record<string, unknown>>;

/** Values as people edit them: a field a line. */
export const valuesText = (values: Values): string =>
  Object.keys(values).length === 0 ? '' : stringify(values);

/** What was edited, or what is wrong with it in words. */
export function readValues(text: string): { readonly values: Values } | { readonly problem: string } {
  if (text.trim() === '') return { values: {} };
  try {
    const value: unknown = parse(text);
    if (isRecord(value)) return { values: value };
    return { problem: 'Write a field and its value on each line, such as "country: DE"' };
  } catch (failure) {
    const [first] = failure instanceof Error ? failure.message.split('\n') : [];
    return { problem: first?.replace(/:$/, '') ?? 'This cannot be read' };
  }
}
