import { oneLine } from '../../../domain/mail/visible-text.rules.ts';

/** The first line of a mail, in both layouts. */
export const greeting = (name: string): string => `Hello ${oneLine(name, 120)},`;
