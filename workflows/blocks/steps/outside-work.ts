import { ActivityFailure, ApplicationFailure, CancellationScope } from '@temporalio/workflow';
import type { Deadline } from '../../../domain/cases/next-step.rules.ts';
import { askOperations } from '../../process/ask-operations.ts';
import { goOnUnlessStopped, type Place, type Run, stopped } from '../../process/run.ts';
import { mustBeSettled } from '../../process.messages.ts';
import { settle } from '../case.ts';
import { untilMoment } from '../deadline.ts';

/** Work outside the workflow that was begun: what it came to is here when it is over. */
interface Begun<T> {
  result?: { readonly value: T } | { readonly failure: unknown };
  /** Resolves when there is a result, whatever it is. */
  readonly over: Promise<void>;
  readonly cancel: () => void;
}

function begin<T>(work: () => Promise<T>): Begun<T> {
  const scope = new CancellationScope();
  const over = scope.run(work).then(
    (value) => {
      begun.result = { value };
    },
    (failure: unknown) => {
      begun.result = { failure };
    },
  );
  const begun: Begun<T> = { over, cancel: () => scope.cancel() };
  return begun;
}

/** A moment at which somebody is told, or the work is given up. */
export interface WorkMoment extends Deadline {
  readonly act: () => Promise<void> | 'give-up';
}

interface Work<T> {
  readonly title: string;
  readonly call: () => Promise<T>;
  readonly moments?: readonly WorkMoment[];
  /** It is not called off when the case ends: the end waits for it, and then knows what it came to. */
  readonly finish?: boolean;
}

/**
 * Waits for work outside, which may take days; the case says so meanwhile. What fails for good is put before
 * operations, who try again or, where it can be left out, go on without it: then, and when it is given up, there is no
 * value.
 */
export async function outsideWork<T>(
  run: Run,
  place: Place,
  work: Work<T>,
): Promise<{ readonly value: T } | undefined> {
  const moments = [...(work.moments ?? [])];
  for (;;) {
    const begun = begin(work.call);
    const answered = await untilAnswered(run, place, { ...work, begun, moments });
    if (!answered) return undefined;
    if ('value' in answered) return answered;
    const { note, skip } = reasonOf(answered.failure);
    if ((await askOperations(run, place, { title: work.title, note, skip })) === 'skip') return undefined;
  }
}

interface Awaited<T> extends Work<T> {
  readonly begun: Begun<T>;
  readonly moments: WorkMoment[];
}

async function untilAnswered<T>(
  run: Run,
  place: Place,
  { begun, title, moments, finish }: Awaited<T>,
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
    if (finish) run.finishing.push(begun.over);
    else if (!begun.result) begun.cancel();
  }
}

/** Only what will never work comes this far: everything else is tried again. */
function reasonOf(failure: unknown): { readonly note: string; readonly skip: boolean } {
  if (!(failure instanceof ActivityFailure)) throw failure;
  const { cause } = failure;
  if (!(cause instanceof ApplicationFailure))
    return { note: 'It failed, and trying again would not help.', skip: true };
  return { note: cause.message, skip: cause.type !== mustBeSettled };
}
