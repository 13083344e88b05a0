import { outline } from './outline.rules.ts';
import type { WrittenProcess } from './process.schema.ts';

/** The events for which a step of the program waits, each once, in the order of the file. */
export function awaitedEvents(program: Pick<WrittenProcess, 'stages'>): readonly string[] {
  const awaited = outline(program).flatMap(({ step }) =>
    step.step === 'wait' && step.event !== undefined ? [step.event] : [],
  );
  return [...new Set(awaited)];
}
