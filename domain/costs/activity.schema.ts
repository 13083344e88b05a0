import * as z from 'zod';
import { type UsageKind, usageKinds } from './usage.schema.ts';

/** How often each thing happens in a year, for each partner; `look` is taken daily and stands for itself. */
const activitySchema = z.record(z.enum(Object.keys(usageKinds) as [UsageKind]), z.number().min(0));
export type Activity = z.infer<typeof activitySchema>;

/** What a partner of a channel does in a year, where nobody says otherwise. */
export const usualActivity: Activity = {
  deal: 12,
  // Each deal is asked twice within its ninety days.
  progress: 24,
  won: 4,
  mdf: 2,
  certificate: 3,
  onboarding: 0.2,
  // Some fifteen pages for each case that somebody works on, by the partner and the vendor together.
  page: 300,
  look: 365,
};

/** For how many days the workflow of each runs, whose history is kept as active for so long. */
export const openDays: Readonly<Partial<Record<UsageKind, number>>> = {
  deal: 90,
  mdf: 60,
  certificate: 365,
  onboarding: 105,
};
