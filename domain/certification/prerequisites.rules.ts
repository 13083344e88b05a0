import { circleFrom } from '../circle.rules.ts';
import { outline } from '../programs/outline.rules.ts';
import type { Process, WrittenProcess } from '../programs/process.schema.ts';
import { standingOf } from './certificate.rules.ts';
import type { Certificate } from './certificate.schema.ts';

/** What a program asks of who begins it, and what they hold when they are through; certificates by their slugs. */
export interface Prerequisites {
  readonly program: string;
  readonly requires: readonly string[];
  readonly awards: readonly string[];
}

/** A certificate that a program awards, as far as the program says it in plain words. */
export interface Awarded {
  readonly certificate: string;
  readonly title: string;
}

/** The certificates that a program awards: those that its actions name outright, and not by a computed value. */
export function awardsOf(program: Pick<WrittenProcess, 'stages'>): readonly Awarded[] {
  const found = outline(program).flatMap(({ step }) => {
    if (step.step !== 'action' || step.action !== 'award-certificate') return [];
    const certificate = literal(step.with.certificate);
    return certificate === undefined ? [] : [{ certificate, title: literal(step.with.title) ?? certificate }];
  });
  return found.filter(
    ({ certificate }, index) => found.findIndex((one) => one.certificate === certificate) === index,
  );
}

const literal = (expression: string | undefined): string | undefined =>
  /^\s*(["'])([^"'\\]*)\1\s*$/.exec(expression ?? '')?.[2];

export const prerequisitesOf = (program: Pick<Process, 'program' | 'starts' | 'stages'>): Prerequisites => ({
  program: program.program,
  requires: program.starts.requires ?? [],
  awards: awardsOf(program).map(({ certificate }) => certificate),
});

/**
 * Programs that nobody can ever begin because each asks for a certificate that only the next gives, the first once more
 * at the end. Undefined if there are none. A certificate that can be had another way closes no circle: a path of renewal
 * asks for what it awards, and one that no program awards is given by other means.
 */
export function circleOfPrerequisites(programs: readonly Prerequisites[]): readonly string[] | undefined {
  const stuck = neverBegun(programs);
  const givers = (certificate: string) => programs.filter(({ awards }) => awards.includes(certificate));
  const isStuck = ({ program }: Prerequisites) => stuck.some((one) => one.program === program);
  return circleFrom(
    stuck.map(({ program }) => program),
    (program) =>
      (stuck.find((one) => one.program === program)?.requires ?? [])
        .filter((certificate) => givers(certificate).length > 0 && givers(certificate).every(isStuck))
        .flatMap((certificate) => givers(certificate).map((giver) => giver.program)),
  );
}

/** What is left when everybody who can begin something has done so, again and again. */
function neverBegun(programs: readonly Prerequisites[]): readonly Prerequisites[] {
  const given = new Set(programs.flatMap(({ awards }) => awards));
  const held = new Set<string>();
  let left = programs;
  for (;;) {
    const begun = left.filter(({ requires }) => requires.every((one) => held.has(one) || !given.has(one)));
    if (begun.length === 0) return left;
    for (const one of begun.flatMap(({ awards }) => awards)) held.add(one);
    left = left.filter((one) => !begun.includes(one));
  }
}

/** What is asked for and not held now. */
export function missingOf(
  requires: readonly string[],
  certificates: readonly Certificate[],
  now: string,
): readonly string[] {
  return requires.filter(
    (slug) => !certificates.some((one) => one.certificate === slug && standingOf(one, now) === 'valid'),
  );
}

/** Why somebody cannot begin yet, in words that say where what they lack is to be had. */
export function missingInWords(
  missing: readonly string[],
  inForce: readonly (Pick<Process, 'stages' | 'title'> & { readonly program: string })[],
): string {
  const each = missing.map((slug) => {
    const giver = inForce.find((program) =>
      awardsOf(program).some(({ certificate }) => certificate === slug),
    );
    const title = giver && awardsOf(giver).find(({ certificate }) => certificate === slug)?.title;
    return giver
      ? `"${title}" (${slug}), which "${giver.title}" (${giver.program}) gives`
      : `${slug}, which no program in force gives`;
  });
  return `This asks for certificates that are not held now: ${each.join('; ')}.`;
}
