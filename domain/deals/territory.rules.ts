/** A territory as people read it: `nordics` is `Nordics`, `dach` is `DACH`. */
export function territoryName(slug: string): string {
  if (slug.length <= 4) return slug.toUpperCase();
  const words = slug.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
