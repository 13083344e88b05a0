import type { ItemStatistics } from '../../../domain/learning/item-statistics.rules.ts';

/** How many got it right, as a bar. The number stands beside it in words. */
export function RightBar({ facility }: { facility: number }) {
  return (
    <svg class="money-bar" width="100%" height="14" aria-hidden="true" focusable="false">
      <rect class="money-ground" width="100%" height="14" rx="4" />
      <rect fill="currentColor" width={`${Math.round(facility * 100)}%`} height="14" rx="4" />
    </svg>
  );
}

const filled = { fill: 'currentColor' };
/** What asks for something to be done is another shape, not another colour alone. */
const ring = { fill: 'none', stroke: 'currentColor', 'stroke-width': 2.5 };

const size = { width: 320, height: 220, left: 46, bottom: 40, top: 24, right: 24 } as const;
const at = {
  x: (share: number) => size.left + share * (size.width - size.left - size.right),
  /** From −1 at the bottom to 1 at the top. */
  y: (correlation: number) => size.top + ((1 - correlation) / 2) * (size.height - size.top - size.bottom),
};

/**
 * Every question as a point: further right, more get it right; higher up, it tells better who knows the subject. The
 * table below it says the same.
 */
export function ItemChart({ numbers }: { numbers: readonly ItemStatistics[] }) {
  const points = numbers.filter(
    ({ finding, discrimination }) => finding !== 'too-few' && discrimination !== undefined,
  );
  if (points.length === 0) return null;
  const words = `${points.length} questions: how many get each right, and how well it tells who knows the subject. The table below has the numbers.`;
  return (
    <svg class="item-chart" viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={words}>
      <path
        fill="none"
        stroke="currentColor"
        d={`M${at.x(0)} ${at.y(1)}V${at.y(-1)}M${at.x(0)} ${at.y(0)}H${at.x(1)}`}
      />
      <path
        fill="none"
        stroke="currentColor"
        stroke-dasharray="4 4"
        d={`M${at.x(0)} ${at.y(0.2)}H${at.x(1)}`}
      />
      {[1, 0, -1].map((value) => (
        <text fill="currentColor" x={size.left - 6} y={at.y(value) + 4} text-anchor="end">
          {['−1', '0', '+1'][value + 1]}
        </text>
      ))}
      {[0, 50, 100].map((value) => (
        <text
          fill="currentColor"
          x={at.x(value / 100)}
          y={size.height - size.bottom + 18}
          text-anchor="middle"
        >
          {value}%
        </text>
      ))}
      <text fill="currentColor" x={at.x(0.5)} y={size.height - 4} text-anchor="middle">
        get it right
      </text>
      <text fill="currentColor" x={4} y={12}>
        tells apart
      </text>
      {points.map(({ facility, discrimination = 0, finding }) => (
        <circle
          {...(finding === 'good' ? filled : ring)}
          cx={at.x(facility)}
          cy={at.y(discrimination)}
          r={finding === 'good' ? 4 : 6}
        />
      ))}
    </svg>
  );
}
