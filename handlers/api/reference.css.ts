/** The look of the API's reference page: light and dark, narrow and wide. */
export const referenceStylesheet = `
:root { color-scheme: light dark; --ink: light-dark(#16181d, #eceef2); --soft: light-dark(#555b68, #a9b0be); --line: light-dark(#d9dce3, #363b46); --page: light-dark(#ffffff, #14161a); --sunken: light-dark(#f4f5f8, #1e2127); --link: light-dark(#2f3fc4, #a5b0ff); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 1rem/1.55 system-ui, sans-serif; }
main { max-width: 56rem; margin: 0 auto; padding: 2rem 1.25rem 5rem; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { font-size: 1.4rem; margin: 3rem 0 .75rem; }
h3 { font-size: 1.05rem; margin: 0; overflow-wrap: anywhere; }
a { color: var(--link); }
code, pre { font: .875em/1.5 ui-monospace, Menlo, Consolas, monospace; }
code { background: var(--sunken); padding: .1em .3em; border-radius: 4px; overflow-wrap: anywhere; }
pre { background: var(--sunken); padding: 1rem; border-radius: 8px; overflow-x: auto; }
pre code { background: none; padding: 0; }
section.operation { border-top: 1px solid var(--line); padding: 1.25rem 0; }
.verb { display: inline-block; min-width: 3.2rem; font-weight: 700; }
.soft { color: var(--soft); }
nav ul { columns: 18rem; padding-left: 1.1rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .9375rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem .75rem .4rem 0; border-bottom: 1px solid var(--line); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
`;
