import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { type ProcessSpec, type RunningProcess, startProcess, untilReady } from './process.ts';

/** A program that serves others: how to run it, where it is reached, and when it is ready. */
export interface Service {
  readonly spec: ProcessSpec;
  readonly address: string;
  /** `logStart` is where this run's part of the log begins. */
  ready(logStart: number): Promise<boolean>;
  /** What an earlier run may have left in the way, and what stopping the process does not end. */
  readonly clear?: () => Promise<void>;
}

/** Starts a service and waits until it is ready; throws with the end of its log if it does not, or the signal comes. */
export async function startService(service: Service, signal?: AbortSignal): Promise<RunningProcess> {
  await service.clear?.();
  const logStart = statSync(service.spec.log, { throwIfNoEntry: false })?.size ?? 0;
  const running = startProcess(service.spec);
  const stop = async () => {
    await running.stop();
    await service.clear?.();
  };
  try {
    await untilReady(running, () => service.ready(logStart), signal);
  } catch (error) {
    await stop();
    throw error;
  }
  return { ...running, stop };
}

/** Ready when an HTTP address answers at all. */
export function answers(url: string): () => Promise<boolean> {
  return () =>
    fetch(url, { signal: AbortSignal.timeout(1000), redirect: 'manual' }).then(
      () => true,
      () => false,
    );
}

/** Ready when this run has written the text to its log. */
export function saysInLog(log: string, text: string): (logStart: number) => Promise<boolean> {
  return async (logStart) => {
    const written = await readFile(log).catch(() => Buffer.alloc(0));
    return written.subarray(logStart).includes(text);
  };
}
