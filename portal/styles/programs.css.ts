/** Programs and their drafts. */
export const programs = `
.cards h3 { font-size: 1rem; }
.drafts li { padding: .8rem 0 .2rem; border-top: 1px solid var(--line); display: grid; gap: .4rem; justify-items: start; }
.drafts .act { width: 100%; border-top: 0; }
.drafts .act > * + * { margin-top: .6rem; }
.links { display: flex; flex-wrap: wrap; gap: .4rem 1.4rem; }
.links a { display: inline-flex; align-items: center; min-height: 2.75rem; }
.purposes { display: grid; gap: .6rem; }
.purposes dt { font-weight: 600; }
.purposes dd { margin: 0; color: var(--soft); font-size: .9375rem; }
`;
