/** Certificates: whether one is good stands above everything else; the names of a team stay in sight. */
export const certificates = `
.standing { display: flex; gap: .8rem; align-items: flex-start; padding: 1rem 1.25rem; border: 2px solid; border-radius: 10px; font-size: 1.0625rem; }
.standing .icon { flex: none; width: 1.6rem; height: 1.6rem; margin-top: .15rem; }
.standing strong { display: block; font-size: 1.375rem; line-height: 1.25; }
.cover { max-width: 46rem; }
.cover thead th:first-child { width: 70%; }
@media (min-width: 56.01rem) { .team tbody th { position: sticky; left: 0; z-index: 1; background: var(--surface); } }
`;
