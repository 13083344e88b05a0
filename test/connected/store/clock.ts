/** A clock that is a millisecond later at each look: time stamps that tell the order of steps. */
export function tickingClock(): () => Date {
  let at = Date.parse('2026-11-02T09:00:00Z');
  return () => {
    at += 1;
    return new Date(at);
  };
}
