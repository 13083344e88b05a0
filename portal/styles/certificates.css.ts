/** Certificates: whether one is good stands above everything else. */
export const certificates = `
.standing { display: flex; gap: .8rem; align-items: flex-start; padding: 1rem 1.25rem; border: 2px solid; border-radius: 10px; font-size: 1.0625rem; }
.standing .icon { flex: none; width: 1.6rem; height: 1.6rem; margin-top: .15rem; }
.standing strong { display: block; font-size: 1.375rem; line-height: 1.25; }
`;
