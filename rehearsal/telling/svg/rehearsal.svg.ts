import type { RehearsalReport, ScriptReport } from '../../report.ts';
import { drawCase } from './case.svg.ts';
import type { MarkKind } from './items.svg.ts';
import { drawMark, legendOf } from './marks.svg.ts';
import { style } from './style.svg.ts';
import { brokenLines, inXml, round, textBlock, textWidth } from './words.svg.ts';

const width = 1200;
const margin = 28;
const nameSize = 17;

/** A picture of a rehearsal: its cases below one another, and what the marks mean. */
export function rehearsalSvg({ program, scripts }: Pick<RehearsalReport, 'program' | 'scripts'>): string {
  const kinds = new Set<MarkKind>();
  const parts: string[] = [];
  let y = 24;
  for (const script of scripts) {
    const heading = drawHeading(script, y);
    const drawn = drawCase(script.timeline, width);
    parts.push(heading.svg, `<g transform="translate(0 ${round(y + heading.height)})">${drawn.svg}</g>`);
    y += heading.height + drawn.height + 36;
    for (const kind of drawn.kinds) kinds.add(kind);
  }
  const legend = drawLegend(kinds, y);
  const height = Math.ceil(y + legend.height + 16);
  const title = inXml(`Rehearsal of ${program.title}, version ${program.version}`);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>${title}</title><style>${style}</style><rect width="${width}" height="${height}" class="ground"/>`,
    ...parts,
    legend.svg,
    '</svg>\n',
  ].join('\n');
}

function drawHeading({ name, passed, outcome, days, timeline }: ScriptReport, y: number) {
  const lines = brokenLines(name, nameSize, width - 2 * margin);
  const about = `${passed ? 'passed' : 'failed'} · ${timeline.title} · ${outcome} after ${days} days · times of ${timeline.zone}`;
  const below = brokenLines(about, 12, width - 2 * margin);
  const top = y + 14;
  const height = 14 + lines.length * 22 + below.length * 16 + 12;
  const svg =
    textBlock(lines, { x: margin, y: top, step: 22, className: 'name' }) +
    textBlock(below, { x: margin, y: top + lines.length * 22 - 2, step: 16, className: 'about' });
  return { svg, height };
}

function drawLegend(kinds: ReadonlySet<MarkKind>, top: number): { svg: string; height: number } {
  let [x, y] = [margin + 6, top + 10];
  const entries = legendOf(kinds).map(({ kind, text }) => {
    const room = textWidth(text, 12) + 40;
    if (x + room > width - margin) [x, y] = [margin + 6, y + 22];
    const label = textBlock([text], { x: x + 12, y: y + 4, step: 0, className: 'about' });
    const drawn = drawMark({ kind, title: text }, x, y) + label;
    x += room;
    return drawn;
  });
  return { svg: entries.join(''), height: y - top + 16 };
}
