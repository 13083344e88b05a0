/** Cases of programs: boards, forms that programs define, agreements, what was given. */
export const cases = `
main.wide { max-width: 110rem; }
.cards { display: grid; gap: 1rem; }
.cards h2 a { color: var(--ink); text-decoration-color: var(--line); text-decoration-thickness: 2px; }
.cards .chip + .sub { display: inline; margin-left: .5rem; }
.board { display: grid; grid-auto-flow: column; grid-auto-columns: minmax(13.5rem, 1fr); gap: 1rem; overflow-x: auto; padding-bottom: .75rem; }
.board-column { display: grid; gap: .75rem; align-content: start; background: var(--sunken); border-radius: .9rem; padding: .9rem; }
.board-column ul { display: grid; gap: .75rem; }
.board-column h2 { font-size: .95rem; }
.count { color: var(--soft); font-weight: 500; }
.card { display: grid; gap: .35rem; background: var(--surface); border: 1px solid var(--line); border-left: 4px solid var(--line); border-radius: .7rem; padding: .8rem .9rem; box-shadow: var(--shadow); }
.card .deal-link { min-height: 1.75rem; }
.card .chip { justify-self: start; }
.card-age { display: flex; gap: .4rem; align-items: center; font-size: .875rem; color: var(--soft); }
.card-next { font-size: .9375rem; }
.card-stalled { border-left-color: var(--attention); }
.card-stalled .card-age { color: var(--attention); font-weight: 650; }
.card-late { border-left-color: var(--bad); }
.prose { display: grid; gap: .7rem; overflow-wrap: anywhere; }
.prose h2, .prose h3, .prose h4 { font-size: 1.05rem; margin: .5rem 0 0; line-height: 1.3; }
.prose ul, .prose ol { padding-left: 1.4rem; display: grid; gap: .35rem; }
.prose ul { list-style: disc; }
.prose ol { list-style: decimal; }
.prose blockquote { margin-top: 0; }
.prose pre { margin: 0; white-space: pre-wrap; font: .875rem/1.5 ui-monospace, "SF Mono", Menlo, Consolas, monospace; }
.prose hr { width: 100%; border: 0; border-top: 1px solid var(--line); }
.scrolls { overflow-x: auto; }
.prose table { border-collapse: collapse; }
.prose th, .prose td { overflow-wrap: break-word; text-align: left; vertical-align: top; padding: .4rem .9rem .4rem 0; border-bottom: 1px solid var(--line); }
.agreement { width: 100%; max-height: 32rem; overflow: auto; background: var(--page); border: 1px solid var(--edge); border-radius: .7rem; padding: 1.1rem 1.25rem; }
.fingerprint { overflow-wrap: anywhere; }
.program-fields { display: grid; gap: 1.35rem; width: 100%; margin: .35rem 0; }
.choices-inline { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; }
.choices-inline .choice { gap: .5rem; min-height: 2.75rem; align-items: center; }
.choices-inline .choice label { min-height: 0; padding: 0; }
.held { overflow-wrap: anywhere; }
.held .sub { display: inline; }
input[type=file] { padding: .5rem; border-style: dashed; }
input[type=file]::file-selector-button { font: inherit; font-weight: 600; margin-right: .8rem; padding: .3rem .8rem; color: var(--ink); background: var(--sunken); border: 1px solid var(--edge); border-radius: .45rem; cursor: pointer; }
.given { border-top: 1px solid var(--line); }
.panel > .given { margin-top: 0; }
.panel > h2 + .given { margin-top: .7rem; }
.given .facts { padding: .25rem 0 1rem; }
.source { overflow: auto; max-height: 40rem; background: var(--page); border: 1px solid var(--line); border-radius: .7rem; padding: 1rem 1.1rem; }
.given > .prose, .given > .picture { padding-bottom: 1rem; max-width: 100%; height: auto; }
.source pre { margin: 0; font: .8125rem/1.55 ui-monospace, "SF Mono", Menlo, Consolas, monospace; }
.list tbody th a[aria-current] { font-weight: 680; }
@media (max-width: 56rem) {
  .board { grid-auto-flow: row; grid-auto-columns: auto; overflow-x: visible; }
  .list .empty-cell { display: none; }
}
@media print { .agreement, .source { max-height: none; } }
`;
