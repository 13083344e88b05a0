/** Money: bars with a texture for each part, timelines of periods, what came of it. */
export const funds = `
:root { --money-deep: #123f6d; --money-mid: #2f74b5; --money-pale: #d3e4f4; }
@media (prefers-color-scheme: dark) { :root { --money-deep: #a9d0f5; --money-mid: #4f93d2; --money-pale: #1c3247; } }
.money-textures { position: absolute; }
.money-bar { display: block; border-radius: 4px; }
.money-ground { fill: var(--sunken); }
.money { stroke: var(--surface); stroke-width: 2; }
.money-paid { fill: var(--money-deep); }
.money-available { fill: var(--good); }
.money-unallocated { fill: var(--sunken); stroke: var(--edge); stroke-width: 1; stroke-dasharray: 3 3; }
.dots-ground { fill: var(--money-mid); }
.dots-mark { fill: var(--surface); }
.hatch-ground, .weave-ground { fill: var(--money-pale); }
.hatch-mark { fill: var(--money-mid); }
.weave-ground { fill: var(--attention-wash); }
.weave-mark { stroke: var(--attention); stroke-width: 1.5; fill: none; }
.swatch { flex: none; overflow: visible; }
.money-legend { display: grid; grid-template-columns: repeat(auto-fill, minmax(9.5rem, 1fr)); gap: .7rem 1.25rem; }
.money-legend dt { display: flex; align-items: center; gap: .45rem; }
.money-legend dd { font-weight: 640; margin-left: 1.45rem; }
.big-number { font-size: clamp(1.5rem, 1.1rem + 1.6vw, 2.1rem); font-weight: 680; letter-spacing: -.02em; line-height: 1.15; overflow-wrap: anywhere; }
.fund-head { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .4rem 1.5rem; align-items: baseline; }
.fund-head .sub { display: block; }
.fund-sub { display: flex; flex-wrap: wrap; align-items: center; gap: .4rem 1.1rem; margin-top: .6rem; color: var(--soft); }
.allocations > li { display: grid; gap: .6rem; padding: 1.1rem 0; border-top: 1px solid var(--line); }
.allocations > li:last-child { padding-bottom: 0; }
.allocations h3, .cards h3 { margin: 0; font-size: 1rem; line-height: 1.35; overflow-wrap: anywhere; }
.allocations .act { border-top: 0; }
.period { display: block; overflow: visible; }
.period-all { fill: var(--sunken); stroke: var(--edge); stroke-opacity: .35; }
.period-gone { fill: var(--edge); }
.period-month { stroke: var(--edge); stroke-width: 1; }
.period-activity { fill: var(--money-mid); stroke: var(--surface); stroke-width: 1; }
.pace { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; gap: .35rem .9rem; align-items: center; font-size: .875rem; color: var(--soft); }
.pace strong { color: var(--ink); }
.return-bar { display: block; }
.return-cost { fill: var(--money-deep); }
.return-revenue { fill: var(--good); }
.money-facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(7.5rem, 1fr)); gap: 1rem 1.25rem; }
.money-facts dd { font-weight: 640; font-size: 1.05rem; }
.money-table { width: 100%; border-collapse: collapse; font-size: .9375rem; }
.money-table th, .money-table td { text-align: left; vertical-align: top; padding: .55rem .9rem .55rem 0; border-bottom: 1px solid var(--line); font-weight: 400; }
.money-table thead th { color: var(--soft); font-size: .8125rem; font-weight: 600; }
.money-table .number { text-align: right; white-space: nowrap; }
.money-table tfoot th, .money-table tfoot td { font-weight: 640; border-bottom: 0; }
.spendable { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 18rem), 1fr)); gap: 1rem; }
.spendable > li { display: grid; gap: .6rem; align-content: start; }
.spendable > li > *, .spendable h3 { margin: 0; }
.spendable h3 { font-size: 1rem; line-height: 1.35; }
.columns .panel { min-width: 0; }
.of-request { display: grid; gap: .15rem; }
.of-request > div { display: grid; grid-template-columns: 4rem max-content; gap: .5rem; align-items: baseline; }
.of-request dd { white-space: nowrap; }
@media (max-width: 34rem) { .money-legend { grid-template-columns: repeat(2, minmax(0, 1fr)); } }
@media print { .money-bar, .period { print-color-adjust: exact; } }
`;
