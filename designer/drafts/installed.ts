import type { InstalledNames } from '../../domain/programs/registry.ts';
import { call } from '../api.ts';
import type { Designer } from '../state/create-designer.ts';

/**
 * Keeps the designer told of what the installation has: now, and whenever somebody comes back to the page, who may have
 * published a course elsewhere. While it cannot be learnt, nothing is said of these names; the server looks in any case.
 */
export function keepTold({ know }: Designer): void {
  const ask = () =>
    void call<InstalledNames>('GET', '/program-names').then(know, () => {
      // Asked again with the next return.
    });
  ask();
  window.addEventListener('focus', ask);
}
