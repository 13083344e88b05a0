import { readFileSync } from 'node:fs';
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

/** A program that ships. */
export const shippedProcess = (name: string): Promise<Process> =>
  processOf(readFileSync(new URL(`../../programs/${name}.yaml`, import.meta.url), 'utf8'));

/** A program with these stages; everything else that it must have is there. Northwind starts it, on a Monday morning. */
export function programWith(stages: string, more = ''): Promise<Process> {
  return processOf(`
program: sample
kind: custom
version: 1
title: Sample
calendar: { timeZone: Europe/Berlin, workingDays: [1, 2, 3, 4, 5], from: "09:00", to: "17:00", holidays: [] }
roles: { channel-manager: Channel manager, channel-director: Channel director, finance: Finance }
starts: { by: partner, form: request, caseTitle: "Request {{ request.topic }}" }
forms:
  request:
    title: Request
    fields:
      - { type: text, name: topic, label: Topic }
      - { type: money, name: value, label: Value, currencies: [EUR], required: false }
      - { type: choices, name: sites, label: Sites, options: { berlin: Berlin, paris: Paris }, required: false }
  details:
    title: Details
    fields:
      - { type: text, name: answer, label: Answer }
  scores:
    title: Scores
    fields:
      - { type: score, name: fit, label: Fit, max: 5 }
outcomes:
  done: { label: Done, tone: positive }
  refused: { label: Refused, tone: negative }
  lapsed: { label: Lapsed, reopenWithin: P90D }
${more}
stages:
${stages}
`);
}
