/** What the provider wants to see again when its session shall end. Sent to `/sign-out` alone. */
export const idTokenCookie = 'throughline_id_token';

/** How the cookies of a sign-in are kept: no script reads them, no other site's form brings them. */
export function cookieOptions({ publicUrl }: { readonly publicUrl: string }, path = '/') {
  return { httpOnly: true, sameSite: 'Lax', path, secure: publicUrl.startsWith('https:') } as const;
}
