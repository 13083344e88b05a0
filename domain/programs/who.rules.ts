/** Whether a step is asked of, or told to, the partner's side: `partner`, or `learner` for the one person of a case. */
export const isOfPartner = (who: string): boolean => who === 'partner' || who === 'learner';

/** Words for the person whose case it is. Their name is personal data, and stays out of Temporal UI. */
export const learnerLabel = 'the learner';

/** The role of whom the people who are asked report to; no program has it among its own. */
export const lineManager = 'line-manager';

/** A role of the vendor in the words of the program, within a sentence. */
export function roleInWords(role: string, roleLabels: Readonly<Record<string, string>>): string {
  return role === lineManager ? 'the line manager' : (roleLabels[role] ?? role);
}
