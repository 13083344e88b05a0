import type { Keeper } from './keeper.ts';

const everySoOften = 15_000;

/** Saves without waiting for a pause, also what is being typed into a field of a form, which counts when it is left. */
export function saveAtOnce(keeper: Keeper): void {
  const field = document.activeElement;
  if (field instanceof HTMLElement && field.closest('.sf')) {
    field.blur();
    field.focus();
  }
  void keeper.flush();
}

/** Calls the keeper when there is something to do: the page is left, seen again, or the network is back. */
export function keepGoing(keeper: Keeper): void {
  const seen = () => {
    if (document.visibilityState === 'visible') void keeper.here();
    else void keeper.flush();
  };
  document.addEventListener('visibilitychange', seen);
  window.addEventListener('focus', () => void keeper.here());
  window.addEventListener('blur', () => void keeper.flush());
  window.addEventListener('pagehide', () => saveAtOnce(keeper));
  window.addEventListener('online', () => void keeper.flush());
  setInterval(() => document.visibilityState === 'visible' && void keeper.here(), everySoOften);
  void keeper.here();
}
