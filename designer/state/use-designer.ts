import { useSyncExternalStore } from 'react';
import type { Designer } from './create-designer.ts';
import type { PageState } from './page-state.ts';

/** The state of the page as it is now; what uses it is drawn again when it changes. */
export function usePageState({ store }: Designer): PageState {
  return useSyncExternalStore(store.subscribe, store.get);
}
