import { percentOf } from '../../format/money.ts';

/** What a bar counts, with a shade and a texture of its own, so that colour alone says nothing. */
export type Mark = 'good' | 'awarded' | 'lapsed' | 'ending';
const looks: Readonly<Record<Mark, object>> = {
  good: { class: 'return-revenue' },
  awarded: { class: 'return-cost' },
  lapsed: { fill: 'url(#money-weave)' },
  ending: { fill: 'url(#money-hatch)' },
};

interface BarsProps {
  readonly bars: readonly { readonly mark: Mark; readonly count: number }[];
  /** What the whole width stands for. */
  readonly most: number;
}

/** Counts as bars of one scale, one above the other. The numbers stand beside them in words. */
export function CoverBars({ bars, most }: BarsProps) {
  const height = 9;
  return (
    <svg
      class="return-bar"
      width="100%"
      height={bars.length * (height + 2)}
      aria-hidden="true"
      focusable="false"
    >
      {bars.map(({ mark, count }, at) => (
        <rect
          {...looks[mark]}
          y={at * (height + 2)}
          width={`${percentOf(count, most)}%`}
          height={height}
          rx="2"
        />
      ))}
    </svg>
  );
}

/** What the bars mean. */
export function CoverKey({ marks }: { marks: readonly (readonly [Mark, string])[] }) {
  return (
    <ul class="bar-key" aria-hidden="true">
      {marks.map(([mark, words]) => (
        <li>
          <svg width="14" height="14" aria-hidden="true" focusable="false">
            <rect {...looks[mark]} width="14" height="14" rx="2" />
          </svg>
          {words}
        </li>
      ))}
    </ul>
  );
}
