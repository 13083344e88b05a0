import type { Frame } from '../frame.ts';

export const timeZonePath = '/me/time-zone';

/** Which clock the times of a page are of, with the way to have another: at first it is nobody's own. */
export function TimesAreIn({ frame }: { readonly frame: Frame }) {
  return (
    <p>
      Times are in {frame.timeZone}. <a href={timeZonePath}>Change the time zone</a>
    </p>
  );
}
