/** Where a table of rows is too narrow for its columns, each row is a card of its own. */
const rowsAsCards = (table: string, below: string) => `@container (max-width: ${below}) {
  ${table}, ${table} tbody, ${table} th, ${table} td { display: block; }
  ${table} thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  ${table} tbody tr { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 13rem), 1fr)); gap: 0 1rem; border: 1px solid var(--line); border-radius: .9rem; padding: .6rem 1rem .8rem; }
  ${table} tbody tr + tr { margin-top: .75rem; }
  ${table} tbody th, ${table} .row-press { grid-column: 1 / -1; }
  ${table} tbody th, ${table} td.typed { padding-top: .35rem; }
  ${table} tbody th { font-weight: 600; }
  ${table} .row-word { position: static; width: auto; height: auto; clip-path: none; }
  ${table} tbody td[data-label]::before { content: attr(data-label); display: block; font-weight: 600; font-size: .9375rem; margin-bottom: .2rem; }
  ${table} td:has(.money), ${table} td:has(button) { width: auto; }
  ${table} .money { max-width: none; min-width: 0; }
}`;

/** Fields, buttons, things that unfold. Whatever is pressed is at least 44 pixels high. */
export const forms = `
form { display: grid; gap: 1.25rem; justify-items: start; }
form > * { max-width: 100%; }
.field, .group, .outcome-form > .comment, form > .check { width: 100%; }
.field { display: grid; gap: .3rem; align-content: start; }
fieldset.field { display: block; }
fieldset.field > * + * { margin-top: .35rem; }
label, legend { font-weight: 600; }
.optional { font-weight: 400; color: var(--soft); }
input, select, textarea {
  font: inherit; color: var(--ink); background: var(--surface); border: 1px solid var(--edge);
  border-radius: .55rem; padding: .55rem .75rem; width: 100%; min-height: 2.75rem;
}
textarea { resize: vertical; min-height: 5.5rem; }
input:focus-visible, select:focus-visible, textarea:focus-visible { outline-offset: 0; border-color: var(--link); border-radius: .55rem; }
.input-medium { max-width: 15rem; }
.money { display: grid; grid-template-columns: minmax(0, 1fr) 6.5rem; gap: .5rem; max-width: 22rem; }
.field-wrong { border-left: 3px solid var(--bad); padding-left: .9rem; }
.field-wrong input, .field-wrong textarea, .field-wrong select { border-color: var(--bad); }
.problem { color: var(--bad); font-weight: 600; font-size: .9375rem; }
.lines-rows { margin-top: .6rem; container-type: inline-size; }
.lines-table { width: 100%; border-collapse: collapse; }
.lines-table th, .lines-table td { text-align: left; vertical-align: top; padding: .35rem .5rem .35rem 0; font-weight: 400; }
.lines-table thead th { font-size: .875rem; font-weight: 600; color: var(--soft); vertical-align: bottom; }
.lines-table tbody th { padding-top: 1rem; color: var(--soft); }
.lines-table td.typed { padding-top: 1rem; overflow-wrap: anywhere; }
.lines-table .row-word { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.lines-table td:has(.money), .lines-table td:has(button) { width: 1%; }
.lines-table .money { grid-template-columns: minmax(6rem, 1fr) 5.6rem; min-width: 12rem; }
.lines-table .problem { margin-top: .3rem; max-width: 18rem; }
.field-wrong .lines-table input, .field-wrong .lines-table select { border-color: var(--edge); }
.lines-table .cell-wrong input, .lines-table .cell-wrong select { border-color: var(--bad); }
.lines-under { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1.25rem; margin-top: .5rem; }
.lines-under .hint { flex-basis: 100%; }
.lines-total { font-weight: 650; }
.given-lines { display: grid; gap: .5rem; padding-left: 1.4rem; list-style: decimal; }
.given-cell { display: block; }
.given-cell .sub { display: inline; }
.choice { display: flex; gap: .75rem; align-items: flex-start; padding: .35rem 0; }
.choice label { font-weight: 500; padding-top: .1rem; min-height: 1.75rem; flex: 1; }
.choice .hint { display: block; }
input[type=checkbox], input[type=radio] { width: 1.5rem; height: 1.5rem; min-height: 0; margin: 0; padding: 0; flex: none; accent-color: var(--accent-edge); }
.group { display: grid; gap: 1.25rem; padding: 1.5rem; background: var(--surface); border: 1px solid var(--line); border-radius: .9rem; box-shadow: var(--shadow); }
#customer-check { display: grid; gap: .6rem; justify-items: start; border-top: 1px solid var(--line); padding-top: 1.25rem; }
#customer-check .check { width: 100%; }
.button {
  display: inline-flex; align-items: center; justify-content: center; gap: .5rem; min-height: 2.75rem; padding: .5rem 1.15rem;
  font: inherit; font-weight: 600; line-height: 1.3; text-align: center; text-decoration: none; cursor: pointer; color: var(--ink);
  background: var(--surface); border: 1px solid var(--edge); border-radius: .6rem;
}
.button:hover { background: var(--sunken); }
.button-main { background: var(--accent); border-color: var(--accent-edge); color: var(--on-accent); }
.button-main:hover { background: var(--accent); box-shadow: 0 0 0 3px color-mix(in srgb, var(--accent) 28%, transparent); }
.button-negative { color: var(--bad); border-color: var(--bad); }
.button-negative:hover { background: var(--bad-wash); }
.press { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1rem; width: 100%; }
.effect { color: var(--soft); font-size: .9375rem; text-wrap: pretty; }
.press .effect { flex: 1 1 14rem; }
summary { cursor: pointer; font-weight: 600; min-height: 2.75rem; padding: .6rem 1.6rem .6rem 0; position: relative; list-style: none; border-radius: .3rem; }
summary::-webkit-details-marker { display: none; }
summary::after { content: ""; position: absolute; right: .35rem; top: 1.1rem; width: .5rem; height: .5rem; border: solid var(--soft); border-width: 0 2px 2px 0; transform: rotate(45deg); }
details[open] > summary::after { transform: translateY(.2rem) rotate(-135deg); }
summary:hover { color: var(--link); }
.act, .outcome { border-top: 1px solid var(--line); }
a.act-elsewhere { display: block; position: relative; min-height: 2.75rem; padding: .6rem 1.6rem .6rem 0; font-weight: 600; color: inherit; text-decoration: none; }
a.act-elsewhere:hover { color: var(--link); }
a.act-elsewhere::after { content: ""; position: absolute; right: .35rem; top: 1.1rem; width: .5rem; height: .5rem; border: solid var(--soft); border-width: 0 2px 2px 0; transform: rotate(-45deg); }
.panel > .act, .panel > .outcome { margin-top: 0; }
.panel > h2 + .act { margin-top: .7rem; }
.panel > .outcome-form { margin-bottom: 1.1rem; }
.outcome-form { gap: .75rem; }
.outcome .outcome-form { gap: 1.1rem; }
.act > form, .outcome > form { padding: .25rem 0 1.1rem; }
.comment > summary { display: inline-block; padding-right: 1.5rem; color: var(--link); font-weight: 500; }
.comment > summary::after { right: .2rem; border-color: currentColor; }
.sign-out, .filter, .bar form { display: flex; }
.filter { align-items: center; gap: .6rem; }
.filter select { width: auto; max-width: 16rem; }
mark { background: var(--attention-wash); color: inherit; }
.search { grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr)); align-items: end; }
.what-happens ul { list-style: disc; padding-left: 1.2rem; display: grid; gap: .3rem; margin-top: .3rem; }
${rowsAsCards('.lines-few', '32rem')}
${rowsAsCards('.lines-many', '46rem')}
@media (max-width: 44rem) {
  .group { padding: 1.15rem 1.1rem; }
  form > .button, .press .button, .act .button { width: 100%; }
  .filter { width: 100%; display: grid; grid-template-columns: auto 1fr; }
  .filter select { width: 100%; min-width: 0; max-width: none; }
  .filter .button { grid-column: 1 / -1; }
  .heading search { width: 100%; }
  search .find { grid-template-columns: 1fr auto; }
  search .find .button { grid-column: auto; width: auto; }
  .find input { max-width: none; }
}
`;
