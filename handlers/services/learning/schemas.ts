import * as z from 'zod';

const place = z.int().min(1);
const of = (type: string) => ({ description: `To a question of the type ${type}` });

/** An answer as the API takes it: one of these, by the question's type. Rules of the domain say what is wrong with it. */
export const answerSchema = z.strictObject({
  choice: place.optional().meta(of('single')),
  choices: z.array(place).optional().meta(of('multiple')),
  places: z.array(place).optional().meta(of('ordering: of each item as shown, the place where it belongs')),
  matches: z.array(place).optional().meta(of('matching: for each left side, the place of the right one')),
  number: z.union([z.number(), z.string()]).optional().meta(of('numeric')),
  text: z.string().max(200).optional().meta(of('short')),
});
