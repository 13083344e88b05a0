export const auditAnchorsWorkflow = 'auditAnchors';

/** There is one. */
export const auditAnchorsWorkflowId = 'audit/anchors';
