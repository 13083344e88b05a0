/** The page around every page: bar, content, foot; headings, panels, notices. */
export const layout = `
header { background: var(--surface); border-bottom: 1px solid var(--line); }
.bar { max-width: 72rem; margin: 0 auto; padding: .5rem 1.5rem; display: flex; flex-wrap: wrap; align-items: center; gap: .25rem 1.25rem; min-height: 3.75rem; }
.brand { font-weight: 700; font-size: 1.1rem; letter-spacing: -.02em; color: var(--ink); text-decoration: none; display: inline-flex; align-items: center; min-height: 2.75rem; gap: .6rem; }
.brand:not(:has(img))::before { content: ""; width: .7rem; height: .7rem; border-radius: 50%; background: var(--accent); box-shadow: 0 0 0 3px color-mix(in srgb, var(--accent) 25%, transparent); }
.brand img { height: 1.75rem; width: auto; max-width: 12rem; }
header .menu-button { display: none; }
header nav { display: block; position: static; width: auto; height: auto; margin: 0; border: 0; padding: 0; overflow: visible; color: inherit; background: none; }
header nav ul { display: flex; flex-wrap: wrap; gap: .25rem; }
header nav a, .more summary { display: flex; align-items: center; min-height: 2.75rem; padding: 0 .55rem; color: var(--soft); text-decoration: none; border-radius: .5rem; font-weight: 500; }
header nav a:hover, .more summary:hover { background: var(--sunken); color: var(--ink); }
header nav a[aria-current], .more:has([aria-current]) summary { color: var(--ink); box-shadow: inset 0 -2px 0 var(--accent); border-radius: .5rem .5rem 0 0; }
.more { position: relative; }
.more summary { padding-right: 1.9rem; }
.more summary::after { right: .8rem; }
.more ul { position: absolute; z-index: 2; left: 0; min-width: 11rem; flex-direction: column; padding: .4rem; background: var(--surface); border: 1px solid var(--edge); border-radius: .7rem; box-shadow: var(--shadow); }
.more ul a[aria-current] { border-radius: 0; }
.who { display: inline-flex; align-items: center; min-height: 2.75rem; color: inherit; text-decoration-color: var(--line); text-underline-offset: .18em; }
.who:hover { color: var(--ink); }
.sign-out { margin-left: auto; display: flex; align-items: center; gap: .9rem; color: var(--soft); font-size: .9rem; }
button.link { font: inherit; min-height: 2.75rem; border: 0; padding: 0; background: none; color: var(--link); text-decoration: underline; text-underline-offset: .18em; cursor: pointer; }
main { flex: 1; width: 100%; max-width: 72rem; margin: 0 auto; padding: 2.5rem 1.5rem 4rem; }
main.narrow { max-width: 42rem; }
main > * + * { margin-top: 1.5rem; }
main > svg:first-child + * { margin-top: 0; }
main > h1 + .lead { margin-top: .6rem; }
footer { border-top: 1px solid var(--line); color: var(--soft); font-size: .875rem; padding: 1.25rem 0; }
footer p { max-width: 72rem; margin: 0 auto; padding: 0 1.5rem; }
.heading { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 1rem; }
.panel { background: var(--surface); border: 1px solid var(--line); border-radius: .9rem; padding: 1.4rem 1.5rem; box-shadow: var(--shadow); }
.panel > * + * { margin-top: .85rem; }
.panel > .eyebrow + * { margin-top: .25rem; }
.notice, .check { display: flex; gap: .75rem; align-items: flex-start; padding: .85rem 1rem; border-radius: .7rem; background: var(--quiet-wash); overflow-wrap: anywhere; }
.notice .icon, .check .icon { width: 1.25rem; height: 1.25rem; margin-top: .15rem; }
.notice, .check-good { background: var(--good-wash); color: var(--good); }
.check-bad { background: var(--attention-wash); color: var(--attention); }
.check a { color: inherit; }
.error-summary { border: 1px solid var(--bad); border-left-width: 5px; background: var(--bad-wash); border-radius: .7rem; padding: 1rem 1.25rem; }
.error-summary h2 { color: var(--bad); }
.error-summary ul { margin-top: .5rem; display: grid; gap: .3rem; }
.error-summary a { color: var(--bad); font-weight: 550; }
.empty { text-align: center; padding: 3.5rem 1.5rem; border: 1px dashed var(--edge); border-radius: .9rem; color: var(--soft); }
.empty h2 { margin: 1.1rem 0 .3rem; font-size: 1.25rem; color: var(--ink); }
.empty .button { margin-top: 1.25rem; }
.empty svg { stroke: var(--edge); fill: var(--page); stroke-width: 1.5; }
.empty .empty-here { fill: var(--accent); stroke: var(--accent); }
.chip { display: inline-flex; align-items: center; gap: .4em; padding: .15rem .65rem .15rem .5rem; border-radius: 1rem; font-size: .8125rem; line-height: 1.5; font-weight: 600; white-space: nowrap; background: var(--quiet-wash); color: var(--soft); }
.chip-good { background: var(--good-wash); color: var(--good); }
.chip-bad { background: var(--bad-wash); color: var(--bad); }
.chip-attention { background: var(--attention-wash); color: var(--attention); }
.chip-busy { background: var(--accent-wash); color: var(--accent-ink); }
.moment { display: inline-block; }
.moment-relative { display: block; font-weight: 500; }
.moment-exact { display: block; color: var(--soft); font-size: .8125rem; font-weight: 400; }
.overdue .moment-relative { color: var(--bad); font-weight: 650; }
@media (max-width: 44rem) {
  .bar { padding: .4rem 1rem; }
  footer p { padding: 0 1rem; }
  .more ul { position: static; border: 0; padding: 0 0 0 1rem; box-shadow: none; }
  .sign-out { gap: .75rem; font-size: .8125rem; }
  main { padding: 1.5rem 1rem 3rem; }
  .panel { padding: 1.15rem 1.1rem; }
  .heading .button { width: 100%; }
}
@supports selector(:popover-open) {
  @media (max-width: 44rem) {
    header .menu-button { display: inline-flex; margin-left: auto; }
    header nav:not(:popover-open) { display: none; }
    header nav { position: absolute; inset: 6.75rem .75rem auto; padding: .5rem; background: var(--surface); border: 1px solid var(--edge); border-radius: .7rem; box-shadow: var(--shadow); }
    header nav ul { flex-direction: column; }
  }
}
@supports not selector(:popover-open) {
  @media (max-width: 44rem) {
    header nav { order: 3; width: 100%; }
  }
}
`;
