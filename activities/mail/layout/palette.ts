import type { Branding } from '../../../domain/branding/branding.schema.ts';
import { textOn } from '../../../domain/branding/contrast.rules.ts';

export const font =
  "font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";

interface Palette {
  readonly page: string;
  readonly card: string;
  readonly panel: string;
  readonly text: string;
  readonly muted: string;
  readonly border: string;
  readonly mark: string;
}
export const light: Palette = {
  page: '#f3f4f7',
  card: '#ffffff',
  panel: '#fff7e6',
  text: '#1b1f2a',
  muted: '#596075',
  border: '#dfe2ea',
  mark: '#b7791f',
};
const dark: Palette = {
  page: '#12141a',
  card: '#1c1f28',
  panel: '#2b2618',
  text: '#e9ebf2',
  muted: '#a9b0c3',
  border: '#363c4b',
  mark: '#e0b252',
};

/** Dark mode overrides the inline colours by class; a program that drops style sheets keeps the light ones. */
export function darkStyles({ accentDark }: Branding): string {
  const rules = [
    `.page{background:${dark.page}!important}`,
    `.card{background:${dark.card}!important;border-color:${dark.border}!important}`,
    `.text{color:${dark.text}!important}`,
    `.muted{color:${dark.muted}!important}`,
    `.rule{border-color:${dark.border}!important}`,
    `.panel{background:${dark.panel}!important;border-color:${dark.mark}!important}`,
    `.button{background:${accentDark}!important;color:${textOn(accentDark)}!important}`,
  ];
  return `:root{color-scheme:light dark;supported-color-schemes:light dark}@media (prefers-color-scheme:dark){${rules.join('')}}`;
}
