/** Colours, type, and what every element starts from. */
export const base = `
:root {
  color-scheme: light dark;
  --page: #f7f6f3; --surface: #ffffff; --sunken: #f0efeb;
  --ink: #1b1c20; --soft: #595c66; --line: #e2e0da; --edge: #82858f;
  --good: #1a6b43; --good-wash: #e5f3ea;
  --bad: #a3281d; --bad-wash: #fbeae7;
  --attention: #7d4e00; --attention-wash: #fcf0d8;
  --quiet-wash: #ecebe7;
  --shadow: 0 1px 2px rgb(27 28 32 / .05), 0 4px 16px rgb(27 28 32 / .04);
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #131418; --surface: #1b1d22; --sunken: #23262c;
    --ink: #ecedf0; --soft: #a5a9b4; --line: #2f323a; --edge: #767b88;
    --good: #7fd3a4; --good-wash: #17301f;
    --bad: #ff9d92; --bad-wash: #3a1d1a;
    --attention: #f1c272; --attention-wash: #362a12;
    --quiet-wash: #282b32;
    --shadow: none;
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem; }
body {
  margin: 0; min-height: 100vh; display: flex; flex-direction: column;
  background: var(--page); color: var(--ink);
  font: 1rem/1.55 ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Open Sans", sans-serif;
  font-variant-numeric: tabular-nums;
}
h1, h2, p, ul, ol, dl, dd, blockquote, fieldset, legend, table, figure { margin: 0; padding: 0; }
h1 { font-size: clamp(1.6rem, 1.2rem + 1.8vw, 2.25rem); line-height: 1.15; letter-spacing: -.022em; font-weight: 680; text-wrap: balance; overflow-wrap: anywhere; }
h2 { font-size: 1.05rem; line-height: 1.3; letter-spacing: -.008em; font-weight: 640; overflow-wrap: anywhere; }
ul, ol { list-style: none; }
fieldset { border: 0; min-width: 0; }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: .18em; }
a:hover { text-decoration-thickness: 2px; }
code { font: .85em/1.4 ui-monospace, "SF Mono", Menlo, Consolas, monospace; overflow-wrap: anywhere; background: var(--sunken); padding: .1em .35em; border-radius: .3em; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: .3rem; }
main:focus, .error-summary:focus { outline: 0; }
.unseen { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.sub, .hint { color: var(--soft); font-size: .875rem; line-height: 1.45; font-weight: 400; overflow-wrap: anywhere; }
span.sub { display: block; }
.lead { font-size: 1.1rem; line-height: 1.5; color: var(--soft); text-wrap: pretty; }
.lead strong { color: var(--ink); }
.typed { white-space: pre-wrap; overflow-wrap: anywhere; }
.eyebrow { font-size: .75rem; font-weight: 650; letter-spacing: .07em; text-transform: uppercase; color: var(--soft); }
.icon { width: 1em; height: 1em; flex: none; fill: none; stroke: currentColor; stroke-width: 1.75; stroke-linecap: round; stroke-linejoin: round; vertical-align: -.125em; }
.skip { position: absolute; left: 1rem; top: -4rem; z-index: 1; padding: .6rem 1rem; background: var(--surface); border-radius: 0 0 .5rem .5rem; }
.skip:focus { top: 0; }
@media (prefers-reduced-motion: no-preference) { a, .button, summary { transition: background-color .12s, border-color .12s; } }
@media print { header, footer, .skip, .column-side form, .bulk { display: none; } }
`;
