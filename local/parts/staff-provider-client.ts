/** As what the portal is known to the identity provider of a local start. */
export const staffClientId = 'throughline';
