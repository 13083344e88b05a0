import type { PropsWithChildren } from 'hono/jsx';
import { Icon } from './icon.tsx';

interface Props {
  /** Why this one was not done; absent when it was. */
  readonly problem: string | undefined;
}

/** What came of one of several things that were asked for at once. */
export function ResultItem({ problem, children }: PropsWithChildren<Props>) {
  const done = problem === undefined;
  return (
    <li class={done ? 'result-good' : 'result-bad'}>
      <Icon name={done ? 'check' : 'cross'} ring />
      {children}
    </li>
  );
}
