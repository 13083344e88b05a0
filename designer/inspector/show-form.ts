/** The id of the inspector's heading. */
export const formHeading = 'step-form-heading';

/** Moves the focus to the form of what is selected, once it is drawn. */
export function showForm(): void {
  requestAnimationFrame(() => document.getElementById(formHeading)?.focus());
}
