/** A territory as people read it: `nordics` is `Nordics`, `dach` is `DACH`, `uk-ireland` is `UK Ireland`. */
export function territoryName(slug: string): string {
  if (slug.length <= 4) return slug.toUpperCase();
  return slug.split('-').map(capitalised).join(' ');
}

const capitalised = (word: string) =>
  word.length <= 3 ? word.toUpperCase() : `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
