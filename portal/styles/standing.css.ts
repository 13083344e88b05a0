/** Standing: what is asked and what is there. */
export const standing = `
.asks { display: grid; gap: 1.1rem; }
.asks svg[width="100%"] { display: block; margin: .3rem 0; }
.ask-there { fill: var(--good); }
.ask-missing .ask-there { fill: var(--attention); }
.ask-missing p:first-child .icon { color: var(--attention); }
`;
