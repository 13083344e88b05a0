/** Words that many companies have in their names: they tell little about which one it is. */
const weak = new Set(
  `and of the for de la le les el los das der die des du da do di y e et und van von group groupe grupo gruppe gruppo
  holding holdings international global worldwide europe european deutschland germany france italia espana uk usa
  america american technologies technology tech systems system services service solutions solution software
  industries industrie industrial enterprises enterprise company bank`.split(/\s+/),
);

/** Whether a word of a normalised name says little about which company it is. */
export function isWeak(word: string): boolean {
  return weak.has(word);
}

/** The words that tell a company from others; all of them when every one is weak. */
export function strongWords(normalisedName: string): string[] {
  const words = normalisedName.split(' ').filter((word) => word !== '');
  const strong = words.filter((word) => !isWeak(word));
  return strong.length > 0 ? strong : words;
}
