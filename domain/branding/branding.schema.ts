import * as z from 'zod';

const colour = z.string().regex(/^#[0-9a-fA-F]{6}$/, 'Write a colour as #1d4ed8');

/** The vendor's face on pages and in e-mails: BRANDING in the environment, as JSON. */
export const brandingSchema = z.strictObject({
  /** The vendor's name, as partners know it. */
  name: z.string().min(1).max(60).default('Throughline'),
  /** An image as a `data:` URI or an https address. Without one, the name is shown. */
  logo: z
    .string()
    .max(100_000)
    .regex(/^(data:image\/(svg\+xml|png);base64,|https:\/\/)/)
    .optional(),
  accent: colour.default('#3d4edb'),
  accentDark: colour.default('#a5b0ff'),
  /** Where partners write when a page does not help. */
  supportEmail: z.email().default('channel@vendor.example'),
  /** Who mails come from, `Name <address>`: an identity verified in SES. */
  sender: z
    .string()
    .max(200)
    .regex(/^(?:[^<>\r\n]*<[^<>\s@]+@[^<>\s@]+>|[^<>\s@]+@[^<>\s@]+)$/, 'Write the sender as Name <address>')
    .default('Throughline <no-reply@vendor.example>'),
});
export type Branding = z.infer<typeof brandingSchema>;
