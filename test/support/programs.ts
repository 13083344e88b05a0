import { loadProgram } from '../../domain/programs/compile-program.ts';
import type { Process } from '../../domain/programs/process.schema.ts';

const years = { from: 2026, to: 2032 };

/** A program as it is written, checked and compiled. @throws Error with every problem, so that a test says why. */
export async function processOf(source: string): Promise<Process> {
  const read = await loadProgram(source, years);
  if ('problems' in read)
    throw new Error(read.problems.map(({ line, message }) => `line ${line}: ${message}`).join('\n'));
  return read.program as Process;
}

const roles: Readonly<Record<string, string>> = {
  'channel-manager': 'Channel manager',
  'channel-director': 'Channel director',
  finance: 'Finance',
};
const forms: Readonly<Record<string, string>> = {
  details: '{ title: Details, fields: [{ type: text, name: answer, label: Answer }] }',
  scores: '{ title: Scores, fields: [{ type: score, name: fit, label: Fit, max: 5 }] }',
};
const outcomes: Readonly<Record<string, string>> = {
  refused: '{ label: Refused, tone: negative }',
  lapsed: '{ label: Lapsed, reopenWithin: P90D }',
};

/**
 * A program with these stages (YAML), and the roles, forms and outcomes that they name: a program may declare none that
 * it does not use. Northwind starts it, unless `starts` says otherwise.
 */
export function programWith(stages: string, version = 1, starts = 'by: partner'): Promise<Process> {
  const named = (known: Readonly<Record<string, string>>) =>
    Object.entries(known)
      .filter(([name]) => new RegExp(`\\b${name}\\b`).test(stages))
      .map(([name, value]) => `  ${name}: ${value}\n`)
      .join('');
  return processOf(`
program: sample
kind: custom
version: ${version}
title: Sample
calendar: { timeZone: Europe/Berlin, workingDays: [1, 2, 3, 4, 5], from: "09:00", to: "17:00", holidays: [] }
roles:${named(roles) ? `\n${named(roles)}` : ' {}\n'}
starts: { ${starts}, form: request, caseTitle: "Request {{ request.topic }}" }
forms:
  request:
    title: Request
    fields:
      - { type: text, name: topic, label: Topic }
      - { type: money, name: value, label: Value, currencies: [EUR], required: false }
      - { type: choices, name: sites, label: Sites, options: { berlin: Berlin, paris: Paris }, required: false }
${named(forms)}
outcomes:
  done: { label: Done, tone: positive }
${named(outcomes)}
stages:
${stages}
`);
}
