import { ActivityFailure, ApplicationFailure, CancellationScope } from '@temporalio/workflow';
import type { Deadline } from '../../../domain/cases/next-step.rules.ts';
import { askOperations } from '../../process/ask-operations.ts';
import { goOnUnlessStopped, type Place, type Run, stopped } from '../../process/run.ts';
import { settle } from '../case.ts';
import { untilMoment } from '../deadline.ts';

/** Work outside the workflow that was begun: what it came to is here when it is over. */
interface Begun<T> {
  result?: { readonly value: T } | { readonly failure: unknown };
  readonly cancel: () => void;
}

function begin<T>(work: () => Promise<T>): Begun<T> {
  const scope = new CancellationScope();
  const begun: Begun<T> = { cancel: () => scope.cancel() };
  void scope.run(work).then(
    (value) => {
      begun.result = { value };
    },
    (failure: unknown) => {
      begun.result = { failure };
    },
  );
  return begun;
}

/** A moment at which somebody is told, or the work is given up. */
export interface WorkMoment extends Deadline {
  readonly act: () => Promise<void> | 'give-up';
}

/**
 * Waits for work outside, which may take days; the case says so meanwhile. What fails for good is put before
 * operations, who try again or go on without it: then, and when it is given up, there is no value.
 */
export async function outsideWork<T>(
  run: Run,
  place: Place,
  work: { readonly title: string; readonly call: () => Promise<T>; readonly moments?: readonly WorkMoment[] },
): Promise<{ readonly value: T } | undefined> {
  const moments = [...(work.moments ?? [])];
  for (;;) {
    const begun = begin(work.call);
    const answered = await untilAnswered(run, place, { begun, title: work.title, moments });
    if (!answered) return undefined;
    if ('value' in answered) return answered;
    const note = reasonOf(answered.failure);
    if ((await askOperations(run, place, { title: work.title, note, skip: true })) === 'skip')
      return undefined;
  }
}

interface Awaited<T> {
  readonly begun: Begun<T>;
  readonly title: string;
  readonly moments: WorkMoment[];
}

async function untilAnswered<T>(
  run: Run,
  place: Place,
  { begun, title, moments }: Awaited<T>,
): Promise<Begun<T>['result']> {
  const { c } = run;
  c.running.set(place.path, title);
  try {
    for (;;) {
      if (!begun.result) await settle(c);
      const [moment] = moments;
      const woke = await untilMoment(moment, () => begun.result !== undefined || stopped(run, place));
      if (begun.result) return begun.result;
      goOnUnlessStopped(run, place);
      if (woke !== 'due' || !moment) continue;
      moments.shift();
      if ((await moment.act()) === 'give-up') return undefined;
    }
  } finally {
    c.running.delete(place.path);
    if (!begun.result) begun.cancel();
  }
}

/** Only what will never work comes this far: everything else is tried again. */
function reasonOf(failure: unknown): string {
  if (!(failure instanceof ActivityFailure)) throw failure;
  const { cause } = failure;
  return cause instanceof ApplicationFailure ? cause.message : 'It failed, and trying again would not help.';
}
