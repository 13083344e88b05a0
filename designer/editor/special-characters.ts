import { highlightSpecialChars } from '@codemirror/view';

/** A carriage return belongs to the line break of a file from Windows: nothing is drawn for it. */
export const specialCharacters = highlightSpecialChars({ render: drawSpecial });

function drawSpecial(code: number, description: string | null, placeholder: string): HTMLElement {
  const drawn = document.createElement('span');
  if (code === 13) return drawn;
  drawn.className = 'cm-specialChar';
  drawn.textContent = placeholder;
  drawn.title = description ?? '';
  return drawn;
}
