import type { Press } from './use-press.ts';

/** What came of a press. */
export function PressWords({ press: { busy, said, refused } }: { press: Press }) {
  return (
    <p role="status" className={refused ? 'release-failed' : 'release-progress'}>
      {busy ? 'One moment…' : said}
    </p>
  );
}
