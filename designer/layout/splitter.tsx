import type { KeyboardEvent, PointerEvent } from 'react';

interface SplitterProps {
  readonly label: string;
  /** Which way the line runs. */
  readonly line: 'vertical' | 'horizontal';
  /** Percent of what is before it. */
  readonly share: number;
  onShare(share: number): void;
}

const least = 15;
const most = 85;
const bounded = (share: number) => Math.min(most, Math.max(least, Math.round(share)));
const keys: Readonly<Record<string, number>> = { ArrowLeft: -5, ArrowUp: -5, ArrowRight: 5, ArrowDown: 5 };

/** A line between two parts that can be moved, by pointer or arrow keys. */
export function Splitter({ label, line, share, onShare }: SplitterProps) {
  const move = (event: PointerEvent<HTMLDivElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const around = event.currentTarget.parentElement?.getBoundingClientRect();
    if (!around) return;
    const before = line === 'vertical' ? event.clientX - around.left : event.clientY - around.top;
    onShare(bounded((before / (line === 'vertical' ? around.width : around.height)) * 100));
  };
  const press = (event: KeyboardEvent) => {
    const by = keys[event.key];
    if (by === undefined) return;
    event.preventDefault();
    onShare(bounded(share + by));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a line that can be moved is no <hr>
    <div
      className={`splitter splitter-${line}`}
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={line}
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuenow={share}
      onKeyDown={press}
      onPointerMove={move}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
    />
  );
}
