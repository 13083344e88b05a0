import type { Account } from '../../../domain/mdf/ledger.ts';
import { accountWords, type Part } from '../../format/funds.ts';
import { percentOf, shortMoney } from '../../format/money.ts';

/** What a bar is drawn of: shades with a texture each, so that colour alone says nothing. */
const textures: Partial<Record<Account | 'asked', string>> = {
  payable: 'url(#money-dots)',
  reserved: 'url(#money-hatch)',
  asked: 'url(#money-weave)',
};

/** The textures of bars: once on a page that has some. */
export function MoneyTextures() {
  return (
    <svg class="money-textures" width="0" height="0" aria-hidden="true" focusable="false">
      <defs>
        <pattern id="money-dots" width="6" height="6" patternUnits="userSpaceOnUse">
          <rect class="dots-ground" width="6" height="6" />
          <circle class="dots-mark" cx="3" cy="3" r="1.4" />
        </pattern>
        <pattern
          id="money-hatch"
          width="7"
          height="7"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect class="hatch-ground" width="7" height="7" />
          <rect class="hatch-mark" width="3" height="7" />
        </pattern>
        <pattern id="money-weave" width="8" height="8" patternUnits="userSpaceOnUse">
          <rect class="weave-ground" width="8" height="8" />
          <path class="weave-mark" d="M0 0 8 8 M8 0 0 8" />
        </pattern>
      </defs>
    </svg>
  );
}

interface BarProps {
  readonly parts: readonly Part[];
  /** What the whole width stands for; the sum of the parts if not given. */
  readonly whole?: number;
  readonly thin?: boolean;
  /** So much of what is available is asked for by the request that is looked at. */
  readonly asked?: number | undefined;
}

/** Money as one bar, part by part. The numbers stand beside it in words. */
export function MoneyBar({ parts, whole, thin = false, asked = 0 }: BarProps) {
  const total = whole ?? parts.reduce((sum, { amount }) => sum + amount, 0);
  const height = thin ? 14 : 26;
  let at = 0;
  return (
    <svg class="money-bar" width="100%" height={height} aria-hidden="true" focusable="false">
      <rect class="money-ground" width="100%" height={height} rx="4" />
      {parts.map(({ account, amount }) => {
        const [x, width] = [percentOf(at, total), percentOf(amount, total)];
        at += amount;
        return (
          <>
            <Piece {...{ account, x, width, height }} />
            {account === 'available' && asked > 0 ? (
              <Piece
                account="asked"
                x={x}
                width={percentOf(Math.min(asked, amount), total)}
                height={height}
              />
            ) : null}
          </>
        );
      })}
    </svg>
  );
}

interface PieceProps {
  readonly account: Account | 'asked';
  readonly x: number;
  readonly width: number;
  readonly height: number;
}

function Piece({ account, x, width, height }: PieceProps) {
  if (width === 0) return null;
  const texture = textures[account];
  return (
    <rect
      class={`money money-${account}`}
      x={`${round(x)}%`}
      width={`${round(width)}%`}
      height={height}
      {...(texture ? { fill: texture } : {})}
    />
  );
}

const round = (percent: number) => Math.round(percent * 100) / 100;

interface LegendProps {
  readonly parts: readonly Part[];
  readonly currency: string;
  /** Where a number leads to. */
  readonly hrefOf?: (account: Account) => string | undefined;
  /** What the request that is looked at asks for. */
  readonly asked?: number | undefined;
}

/** What the parts are, with their amounts: says all that the bar shows. */
export function MoneyLegend({ parts, currency, hrefOf, asked }: LegendProps) {
  return (
    <dl class="money-legend">
      {asked === undefined ? null : (
        <div>
          <dt>
            <Swatch account="asked" />
            This request
          </dt>
          <dd>{shortMoney(asked, currency)}</dd>
        </div>
      )}
      {parts.map(({ account, amount }) => {
        const href = amount > 0 ? hrefOf?.(account) : undefined;
        const text = shortMoney(amount, currency);
        return (
          <div>
            <dt>
              <Swatch account={account} />
              {accountWords[account]}
            </dt>
            <dd>{href ? <a href={href}>{text}</a> : text}</dd>
          </div>
        );
      })}
    </dl>
  );
}

function Swatch({ account }: { account: Account | 'asked' }) {
  return (
    <svg class="swatch" width="16" height="16" aria-hidden="true" focusable="false">
      <rect
        class={`money money-${account}`}
        width="16"
        height="16"
        rx="3"
        {...(textures[account] ? { fill: textures[account] } : {})}
      />
    </svg>
  );
}
