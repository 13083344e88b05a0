/** Whether a step is asked of, or told to, the partner's side: `partner`, or `learner` for the one person of a case. */
export const isOfPartner = (who: string): boolean => who === 'partner' || who === 'learner';

/** Words for the person whose case it is. Their name is personal data, and stays out of Temporal UI. */
export const learnerLabel = 'the learner';
