/** What the worker registers: one export for each workflow type. */
export { auditAnchors } from './audit-anchors.workflow.ts';
export { dealRegistration } from './deal-registration.workflow.ts';
export { erasePerson } from './erase-person.workflow.ts';
export { erasureAsked } from './erasure-asked.workflow.ts';
export { fundPeriod } from './fund-period.workflow.ts';
export { gatherPerson } from './gather-person.workflow.ts';
export { newVersion } from './new-version.workflow.ts';
export { partnerStanding } from './partner-standing.workflow.ts';
export { processCase } from './process.workflow.ts';
export { rehearse } from './rehearse.workflow.ts';
export { syntheticDeal } from './synthetic-deal.workflow.ts';
export { webhookEndpoint } from './webhook-endpoint.workflow.ts';
