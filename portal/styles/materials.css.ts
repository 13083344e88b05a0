/** Courses and questions as their authors see them. */
export const materials = `
#editor textarea, #theirs { font: .875rem/1.5 ui-monospace, monospace; }
.item-chart { width: 100%; max-width: 34rem; font-size: 11px; }
`;
