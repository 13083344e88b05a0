import type { PropsWithChildren } from 'hono/jsx';

/** Where nothing is yet: what would stand here, and the way on. */
export function Empty({ title, children }: PropsWithChildren<{ title: string }>) {
  return (
    <div class="empty">
      <svg viewBox="0 0 120 40" width="120" height="40" aria-hidden="true" focusable="false">
        <line x1="14" y1="20" x2="106" y2="20" />
        <circle class="empty-here" cx="14" cy="20" r="7" />
        <circle cx="45" cy="20" r="6" />
        <circle cx="75" cy="20" r="6" />
        <circle cx="106" cy="20" r="6" />
      </svg>
      <h2>{title}</h2>
      {children}
    </div>
  );
}
