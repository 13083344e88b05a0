import type { Coverage } from './judging/coverage.rules.ts';
import { coverageKinds } from './judging/coverage-point.ts';
import type { Difference } from './judging/judgement.ts';
import type { RehearsalReport, ScriptReport } from './report.ts';
import { timelineText, wrapped } from './telling/timeline.text.ts';

const columns = 100;
const label = 12;

/** What came of a rehearsal, for a terminal: every timeline, what differs, and what no script has walked. */
export function reportText({ program, scripts, passed, coverage }: RehearsalReport): string {
  const failed = scripts.filter((script) => !script.passed).length;
  const verdict = passed ? `All ${scripts.length} passed` : `${failed} of ${scripts.length} failed`;
  const parts = [
    ...scripts.map(scriptText),
    ...(coverage ? [coverageText(coverage)] : []),
    `${program.title}, version ${program.version}: ${verdict}.`,
  ];
  return parts.join('\n\n');
}

function scriptText({ name, passed, outcome, days, differences, timeline, tookMs }: ScriptReport): string {
  const about = `${passed ? 'passed' : 'FAILED'}  ${name}`;
  const end = `${outcome} after ${days} days, played in ${(tookMs / 1000).toFixed(1)} s (times of ${timeline.zone})`;
  const found = differences.map((one) => `\n\n${differenceText(one)}`).join('');
  return `${about}\n        ${end}\n\n${timelineText(timeline, columns)}${found}`;
}

/** One difference, its lines aligned behind what they are. */
export function differenceText({ about, expected, happened, at }: Difference): string {
  const lines = [...row('expected', expected), ...row('happened', happened), ...(at ? row('when', at) : [])];
  return [`  differs: ${about}`, ...lines].join('\n');
}

function row(name: string, text: string): string[] {
  const all = text.split('\n').flatMap((line) => {
    const depth = /^ */.exec(line)?.[0] ?? '';
    return wrapped(line.trim(), columns - label - 2 - depth.length).map((one) => depth + one);
  });
  return all.map((line, index) => `  ${(index === 0 ? name : '').padEnd(label)}${line}`);
}

const plurals = { step: 'steps', way: 'ways', answer: 'answers', silence: 'silences', outcome: 'outcomes' };

function coverageText({ walked, missing }: Coverage): string {
  const counts = coverageKinds.map((kind) => {
    const of = (points: Coverage['walked']) => points.filter((point) => point.kind === kind).length;
    return `${of(walked)} of ${of(walked) + of(missing)} ${plurals[kind]}`;
  });
  const heading = `Walked: ${counts.join(', ')}.`;
  if (missing.length === 0) return heading;
  const names = missing.flatMap(({ name }) => {
    const [first = '', ...more] = wrapped(name, columns - 4);
    return [`  - ${first}`, ...more.map((line) => `    ${line}`)];
  });
  return [heading, 'No script has walked:', ...names].join('\n');
}
