import type { Branding } from '../../domain/branding/branding.schema.ts';
import { textOn } from '../../domain/branding/contrast.rules.ts';
import { readableOn } from '../format/colour.ts';
import { base } from './base.css.ts';
import { cases } from './cases.css.ts';
import { certificates } from './certificates.css.ts';
import { deal } from './deal.css.ts';
import { forms } from './forms.css.ts';
import { funds } from './funds.css.ts';
import { layout } from './layout.css.ts';
import { learning } from './learning.css.ts';
import { lists } from './lists.css.ts';
import { materials } from './materials.css.ts';
import { programs } from './programs.css.ts';
import { standing } from './standing.css.ts';

/** The one stylesheet: the same for every brand. */
export const stylesheet: string = [
  base,
  layout,
  forms,
  lists,
  deal,
  cases,
  programs,
  funds,
  certificates,
  learning,
  materials,
  standing,
]
  .join('')
  .replaceAll('\n\n', '\n')
  .trimStart();

const lightGrounds = ['#ffffff', '#f7f6f3', '#f0efeb'];
const darkGrounds = ['#131418', '#1b1d22', '#282b32'];

/**
 * The vendor's colours as CSS variables. Whatever accent is configured, text in it or on it can be read: what is too
 * pale or too dark for that is used for areas only.
 */
export function brandStylesheet({ accent, accentDark }: Pick<Branding, 'accent' | 'accentDark'>): string {
  return [
    `:root{${variables(accent, lightGrounds, '#ffffff')}}`,
    `@media (prefers-color-scheme: dark){:root{${variables(accentDark, darkGrounds, '#1b1d22')}}}`,
    '',
  ].join('\n');
}

function variables(accent: string, grounds: readonly string[], surface: string): string {
  const wash = mix(accent, surface, 0.12);
  return [
    ['--accent', accent],
    ['--on-accent', textOn(accent)],
    ['--accent-edge', readableOn(grounds, accent, 3.1)],
    ['--accent-wash', wash],
    ['--accent-ink', readableOn([wash], accent)],
    ['--link', readableOn(grounds, accent)],
  ]
    .map(([name, value]) => `${name}:${value}`)
    .join(';');
}

/** So much of one colour over another. */
function mix(over: string, under: string, share: number): string {
  const part = (hex: string, at: number) => Number.parseInt(hex.slice(at, at + 2), 16);
  return `#${[1, 3, 5]
    .map((at) => Math.round(part(over, at) * share + part(under, at) * (1 - share)))
    .map((value) => value.toString(16).padStart(2, '0'))
    .join('')}`;
}
