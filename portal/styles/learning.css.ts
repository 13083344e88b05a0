/** Courses and quizzes: large targets, and a row of numbers to jump by. */
export const learning = `
.asked .choice label { padding: .6rem 0; }
.asked .choice { align-items: center; }
.numbers { display: flex; flex-wrap: wrap; gap: .5rem; }
.numbers .answered { background: var(--sunken); }
.numbers [aria-current] { outline: 2px solid; }
.lessons li { display: flex; flex-wrap: wrap; gap: 0 1rem; padding: .6rem 0; border-top: 1px solid var(--line); }
`;
