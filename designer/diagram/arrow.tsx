import type { EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import { fonts } from '../../domain/programs/diagram/layout.rules.ts';
import { lineThrough } from './arrows.rules.ts';
import type { ArrowItem } from './flow-items.ts';

/** An arrow where the layout has put it, with its words. */
export const Arrow = memo(({ data }: EdgeProps<ArrowItem>) => {
  if (!data) return null;
  const { points, label } = data.placed;
  return (
    <>
      <path className="arrow" d={lineThrough(points)} markerEnd="url(#diagram-tip)" />
      {label && <ArrowWords {...label} />}
    </>
  );
});

function ArrowWords({
  x,
  y,
  width,
  height,
  lines,
}: NonNullable<NonNullable<ArrowItem['data']>['placed']['label']>) {
  return (
    <>
      <rect
        className="arrow-behind"
        x={x - width / 2}
        y={y - height / 2}
        width={width}
        height={height}
        rx={3}
      />
      <text className="arrow-words" x={x}>
        {lines.map((words, index) => (
          <tspan key={words} x={x} y={y - height / 2 + 2 + index * fonts.label * fonts.line + fonts.label}>
            {words}
          </tspan>
        ))}
      </text>
    </>
  );
}

/** The tip of every arrow. */
export function ArrowTip() {
  return (
    <svg className="arrow-tips" aria-hidden="true">
      <defs>
        <marker
          id="diagram-tip"
          viewBox="0 0 10 10"
          refX="9"
          refY="5"
          markerWidth="7"
          markerHeight="7"
          orient="auto-start-reverse"
        >
          <path className="arrow-tip" d="M0 0L10 5L0 10z" />
        </marker>
      </defs>
    </svg>
  );
}
