/** Lists of deals and tasks: tables that become cards on a phone. */
export const lists = `
.list { width: 100%; border-collapse: separate; border-spacing: 0; background: var(--surface); border: 1px solid var(--line); border-radius: .9rem; box-shadow: var(--shadow); font-size: .9375rem; overflow-wrap: anywhere; }
.list th, .list td { text-align: left; vertical-align: top; padding: .9rem .75rem; border-bottom: 1px solid var(--line); font-weight: 400; }
.list th .chip { display: flex; width: fit-content; margin-top: .3rem; }
.list thead th, .list thead td { padding: .7rem .75rem; font-size: .8125rem; font-weight: 600; color: var(--soft); vertical-align: bottom; }
.list tr > :first-child { padding-left: 1.25rem; }
.list tr > :last-child { padding-right: 1.25rem; }
.list tbody tr:last-child > * { border-bottom: 0; }
.list .number { text-align: right; white-space: nowrap; }
.list .mine { font-weight: 650; }
.list .none { color: var(--soft); }
.list .sub { max-width: 16rem; }
.list tbody tr:hover > * { background: color-mix(in srgb, var(--sunken) 55%, transparent); }
.list tbody tr:last-child > :first-child { border-bottom-left-radius: .9rem; }
.list tbody tr:last-child > :last-child { border-bottom-right-radius: .9rem; }
.deal-link { display: inline-block; min-height: 2.75rem; color: var(--ink); text-decoration: none; }
.deal-customer { font-weight: 640; text-decoration: underline; text-decoration-color: var(--line); text-decoration-thickness: 2px; }
.deal-link:hover .deal-customer { text-decoration-color: var(--link); }
a.quiet { color: inherit; text-decoration-color: var(--line); text-decoration-thickness: 2px; }
.tabs ul { display: flex; flex-wrap: wrap; gap: .4rem; }
.tabs a { display: inline-flex; align-items: center; min-height: 2.5rem; padding: 0 .95rem; border-radius: 1.25rem; border: 1px solid var(--line); background: var(--surface); color: var(--soft); text-decoration: none; font-size: .9rem; font-weight: 500; }
.tabs a:hover { border-color: var(--edge); color: var(--ink); }
.tabs a[aria-current] { background: var(--ink); border-color: var(--ink); color: var(--page); }
.pager { display: flex; justify-content: flex-end; align-items: center; gap: 1.25rem; }
.waiting { border-color: var(--accent-edge); border-left: 5px solid var(--accent); }
.waiting li { display: grid; grid-template-columns: minmax(0, 1.2fr) minmax(0, 1.4fr) minmax(0, 1fr); gap: .25rem 1.5rem; padding: .6rem 0; align-items: start; }
.waiting li + li { border-top: 1px solid var(--line); }
.tick { width: 1%; }
.bulk { display: flex; flex-wrap: wrap; align-items: center; gap: .75rem; width: 100%; }
.bulk p { flex: 1 1 16rem; color: var(--soft); font-size: .9rem; }
.plan li, .results li { padding: .9rem 0; border-top: 1px solid var(--line); }
.plan li:last-child, .results li:last-child { border-bottom: 1px solid var(--line); }
.results li { display: flex; gap: .85rem; }
.outcome-form .plan { width: 100%; }
.results .icon { width: 1.4rem; height: 1.4rem; margin-top: .1rem; }
.results .deal-link { min-height: 0; }
.result-good .icon { color: var(--good); }
.result-bad .icon, .result-bad p { color: var(--bad); }
@media (min-width: 60rem) { .list .moment { white-space: nowrap; } .list tbody th { min-width: 10rem; } .list td[data-label] { min-width: 5.5rem; } }
@media (max-width: 56rem) {
  .list, .list tbody, .list tr, .list th, .list td { display: block; }
  .list { background: none; border: 0; box-shadow: none; border-radius: 0; }
  .list thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .list tbody tr { position: relative; background: var(--surface); border: 1px solid var(--line); border-radius: .9rem; padding: 1rem 1.1rem; box-shadow: var(--shadow); }
  .list tbody tr + tr { margin-top: .9rem; }
  .list tbody tr > *, .list tbody tr > :first-child, .list tbody tr > :last-child { border: 0; padding: .25rem 0; }
  .list tbody td[data-label] { display: grid; grid-template-columns: 7.5rem minmax(0, 1fr); gap: .75rem; }
  .list tbody td[data-label]::before { content: attr(data-label); color: var(--soft); font-size: .875rem; font-weight: 400; }
  .list tbody td[data-label="Next deadline"] .sub { grid-column: 2; margin-top: -.5rem; }
  .list .chip { justify-self: start; white-space: normal; }
  .list tbody td[data-label="There?"] .sub, .list tbody td[data-label="Waits for"] .chip { grid-column: 2; }
  .list .number { text-align: left; }
  .list tbody tr:hover > * { background: none; }
  .inbox tbody th { padding-right: 3rem; }
  .inbox tbody .tick { position: absolute; right: 1.1rem; top: 1rem; width: auto; z-index: 1; }
  .waiting li { grid-template-columns: minmax(0, 1fr); }
}
ul.files { display: grid; gap: .5rem; overflow-wrap: anywhere; }
.preview { max-width: 100%; max-height: 24rem; }
iframe.preview { width: 100%; height: 24rem; border: 0; }
`;
