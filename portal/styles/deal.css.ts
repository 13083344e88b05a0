/** A deal's page: track, next step, protection, evidence, what happened. */
export const deal = `
.deal-sub { display: flex; flex-wrap: wrap; align-items: center; gap: .4rem 1.1rem; margin-top: .6rem; color: var(--soft); }
.deal-value { color: var(--ink); font-weight: 600; }
.columns { display: grid; grid-template-columns: minmax(0, 1.65fr) minmax(0, 1fr); gap: 1.5rem; align-items: start; }
.columns { grid-template-rows: auto 1fr; }
.column-main { grid-column: 1; }
.column-side { grid-column: 2; grid-row: 1 / span 2; }
.column-main, .column-side { display: grid; gap: 1.5rem; min-width: 0; }
.track { display: flex; padding: .5rem 0; }
.step { position: relative; flex: 1 1 0; min-width: 0; padding: 2.1rem .5rem 0 0; min-height: 4.25rem; }
.step:last-child { flex: 0 1 auto; max-width: 33%; }
.track-many { flex-wrap: wrap; row-gap: 1rem; }
.track-many .step { flex: 0 0 10rem; }
.step::before { content: ""; position: absolute; top: .65rem; left: 0; right: 0; height: 2px; background: var(--accent-edge); }
.step:last-child::before { display: none; }
.step-now::before, .step-ahead::before, .step-left-out::before { background: repeating-linear-gradient(90deg, var(--edge) 0 4px, transparent 4px 9px); }
.step-mark { position: absolute; top: 0; left: 0; width: 1.4rem; height: 1.4rem; border-radius: 50%; border: 2px solid var(--edge); background: var(--page); display: grid; place-items: center; }
.step-done .step-mark { background: var(--accent); border-color: var(--accent-edge); color: var(--on-accent); }
.step-done .icon { width: .85rem; height: .85rem; stroke-width: 2.6; }
.step-now .step-mark { border-color: var(--accent-edge); border-width: 6px; background: var(--surface); box-shadow: 0 0 0 4px color-mix(in srgb, var(--accent) 22%, transparent); }
.step-left-out .step-mark { border-style: dashed; }
.step-label { display: block; font-size: .9rem; font-weight: 500; color: var(--soft); line-height: 1.3; }
.step-now .step-label { color: var(--ink); font-weight: 680; }
.step-here { display: block; font-size: .8125rem; color: var(--soft); line-height: 1.35; }
.next { background: var(--surface); border: 1px solid var(--line); border-left: 5px solid var(--edge); border-radius: .9rem; padding: 1.5rem 1.6rem; box-shadow: var(--shadow); }
.next-mine { border-left-color: var(--accent); background: linear-gradient(90deg, var(--accent-wash), var(--surface) 60%); }
.next h2 { font-size: 1.45rem; letter-spacing: -.018em; line-height: 1.2; margin-top: .2rem; text-wrap: balance; }
.next > p:not(.eyebrow) { margin-top: .6rem; color: var(--soft); }
.next-facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(10rem, 1fr)); gap: 1rem 1.75rem; margin-top: 1.25rem; }
dt { color: var(--soft); font-size: .8125rem; line-height: 1.5; }
dd { overflow-wrap: anywhere; }
.task { border-color: var(--accent-edge); }
.task h2 { font-size: 1.3rem; letter-spacing: -.015em; }
.panel > .sub + .outcome-form { margin-top: 1.2rem; }
.due { display: flex; gap: .75rem; align-items: baseline; }
.due-word { color: var(--soft); }
blockquote { border-left: 3px solid var(--line); padding: .1rem 0 .1rem .9rem; color: var(--ink); margin-top: .35rem; font-size: .9375rem; }
.protection { display: block; overflow: visible; margin-top: 1.1rem; }
.bar-all { fill: var(--sunken); stroke: var(--edge); stroke-opacity: .35; }
.bar-gone, .score-fill { fill: var(--accent-edge); }
.bar-today { stroke: var(--ink); stroke-width: 2; }
.bar-word { fill: var(--ink); font-size: .75rem; font-weight: 650; }
.bar-extension { stroke: var(--edge); stroke-width: 2; stroke-dasharray: 2 3; }
.bar-reminder { fill: var(--surface); stroke: var(--soft); stroke-width: 2; }
.bar-sent { fill: var(--soft); }
.bar-ends { display: flex; justify-content: space-between; font-size: .8125rem; color: var(--soft); margin-top: -.1rem; }
.bar-key { display: flex; flex-wrap: wrap; gap: .2rem 1.25rem; font-size: .8125rem; color: var(--soft); }
.bar-key li { display: flex; align-items: center; gap: .45rem; }
.bar-key svg { overflow: visible; flex: none; }
.bar-facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.25rem, 1fr)); gap: .9rem 1.25rem; border-top: 1px solid var(--line); padding-top: 1rem; }
.facts { display: grid; gap: .6rem; }
.facts > div { display: grid; grid-template-columns: 7rem minmax(0, 1fr); gap: .75rem; align-items: baseline; }
.facts code + code { display: inline-block; margin-top: .25rem; }
.matches { display: grid; gap: 1.1rem; }
.score { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: .9rem; align-items: center; margin-top: .35rem; font-size: .875rem; font-weight: 600; }
.score svg { border-radius: 4px; }
.trails { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr)); gap: 1.5rem; }
.trail { min-width: 0; border-top: 3px solid var(--edge); padding-top: .75rem; }
.trail:first-child { border-top-color: var(--accent-edge); }
.trail h3 { margin: .1rem 0 0; font-size: 1rem; line-height: 1.35; overflow-wrap: anywhere; }
.trail .registered { margin: .6rem 0 1rem; font-weight: 600; }
.trail .timeline li:first-child::before { background: var(--surface); border-color: var(--edge); }
.trail .timeline { font-size: .9375rem; }
.timeline { position: relative; }
.timeline li { position: relative; padding: 0 0 1.15rem 1.6rem; }
.timeline li::before { content: ""; position: absolute; left: 0; top: .5rem; width: .6rem; height: .6rem; border-radius: 50%; border: 2px solid var(--edge); background: var(--surface); }
.timeline li::after { content: ""; position: absolute; left: .25rem; top: 1.35rem; bottom: -.3rem; width: 2px; background: var(--line); }
.timeline li:last-child { padding-bottom: 0; }
.timeline li:last-child::after { display: none; }
.timeline li:first-child::before { background: var(--accent); border-color: var(--accent-edge); }
.entry { font-weight: 500; overflow-wrap: anywhere; white-space: pre-wrap; }
.entry .sub { display: inline; }
.vote { color: var(--soft); }
.timeline .vote { font-size: .875rem; }
.vote strong { color: var(--ink); }
.timeline .chip { margin-top: .3rem; }
@media (max-width: 56rem) {
  .columns { grid-template-columns: minmax(0, 1fr); grid-template-rows: none; }
  .column-main, .column-side { grid-column: 1; grid-row: auto; }
}
@media (max-width: 34rem) {
  .track, .track-many { display: block; }
  .step, .step:last-child { padding: 0 0 1.1rem 2.25rem; min-height: 0; max-width: none; }
  .step::before { top: .7rem; bottom: -.7rem; left: .63rem; right: auto; width: 2px; height: auto; }
  .step-now::before, .step-ahead::before, .step-left-out::before { background: repeating-linear-gradient(180deg, var(--edge) 0 4px, transparent 4px 9px); }
  .step:last-child { padding-bottom: 0; }
  .next { padding: 1.25rem 1.2rem; }
  .next-facts { grid-template-columns: minmax(0, 1fr); }
  .bar-facts { grid-template-columns: repeat(2, minmax(0, 1fr)); }
}
`;
