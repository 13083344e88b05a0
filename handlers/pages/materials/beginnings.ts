import type { MaterialKind } from '../../services/materials.services.ts';

/** What the editor holds where nothing was published yet: an example of each thing, to be written over. */
export function beginningOf(kind: MaterialKind): string {
  return kind === 'course' ? course : bank;
}

const course = `# Title of the course

What it is about, in a sentence or two.

## First lesson {#first-lesson}
Minutes: 10

What is to be learnt, in Markdown.
`;

const bank = `// Title: Title of the bank

$CATEGORY: First subject

::A title:: Which answer is right? {
=This one
~Another
~A third
####Why it is so.
}
`;
