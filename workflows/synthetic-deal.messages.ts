export const syntheticDealWorkflow = 'syntheticDeal';

/** Of the schedule, which appends the time, and of runs that somebody asks for, which append an id. */
export const syntheticDealWorkflowId = 'synthetic/deal';

/** Of the failure with which a run ends that found something wrong; its one detail is the report. */
export const syntheticDealFailed = 'synthetic-deal-failed';
