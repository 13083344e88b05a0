const paths = {
  check: 'M3.5 8.5 6.5 11.5 12.5 4.5',
  cross: 'M4.5 4.5 11.5 11.5 M11.5 4.5 4.5 11.5',
  alert: 'M8 3.5V9 M8 12v.01',
  clock: 'M8 4.5V8l2.5 1.5',
  dots: 'M4.5 8h.01 M8 8h.01 M11.5 8h.01',
  arrow: 'M3.5 8h9 M9 4.5 12.5 8 9 11.5',
} as const;
export type IconName = keyof typeof paths;

/** A small drawn sign. It always stands beside words that say the same, so a screen reader skips it. */
export function Icon({ name, ring = false }: { name: IconName; ring?: boolean }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      {ring ? <circle cx="8" cy="8" r="7" /> : null}
      <path d={paths[name]} />
    </svg>
  );
}
