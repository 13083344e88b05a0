import * as z from 'zod';

/** Whose tokens the codec server takes from Temporal UI. The defaults are those of Temporal Cloud. */
export const temporalTokensSchema = z.strictObject({
  jwks: z.url({ protocol: /^https$/ }).default('https://login.tmprl.cloud/.well-known/jwks.json'),
  /** Where the keys are of one issuer alone, they say who it is. */
  issuer: z.string().min(1).optional(),
  audience: z.string().min(1).default('https://saas-api.tmprl.cloud'),
  /** The claim that the person's e-mail address stands in. */
  emailClaim: z.string().min(1).default('https://saas-api.tmprl.cloud/user/email'),
});
export type TemporalTokensSettings = z.infer<typeof temporalTokensSchema>;
