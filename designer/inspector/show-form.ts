/** The id of the inspector's heading. */
export const formHeading = 'step-form-heading';

/** Moves the focus to the form of what is selected, as soon as it is drawn; it is given up after a few seconds. */
export function showForm(frames = 200): void {
  requestAnimationFrame(() => {
    const heading = document.getElementById(formHeading);
    if (heading) heading.focus();
    else if (frames > 0) showForm(frames - 1);
  });
}
