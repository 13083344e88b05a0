import type { Keeper } from './keeper.ts';

const everySoOften = 15_000;

/** Calls the keeper when there is something to do: the page is left, seen again, or the network is back. */
export function keepGoing(keeper: Keeper): void {
  const seen = () => {
    if (document.visibilityState === 'visible') void keeper.here();
    else void keeper.flush();
  };
  document.addEventListener('visibilitychange', seen);
  window.addEventListener('focus', () => void keeper.here());
  window.addEventListener('blur', () => void keeper.flush());
  window.addEventListener('pagehide', () => void keeper.flush());
  window.addEventListener('online', () => void keeper.flush());
  setInterval(() => document.visibilityState === 'visible' && void keeper.here(), everySoOften);
  void keeper.here();
}
