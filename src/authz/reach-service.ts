/** Reach of complaints and broadcasts: a part of `reach.ts`, which says what the words mean. */
const complaint = { id: 'complaint' } as const;

export const serviceReach = {
    complaints: 'rows' as const,
    complaint,
    complaintLetter: complaint,
    complaintForms: 'any' as const,
    complaintKinds: 'any' as const,
    complaintSettings: 'any' as const,
    complaintSubject: { orderId: 'order' } as const,
    fileComplaintForCompany: { 'input.orderId': 'order' } as const,
    moveComplaint: { 'input.id': 'complaint' } as const,
    setComplaintCosts: { 'input.id': 'complaint' } as const,
    saveComplaintKind: 'closed' as const,
    setComplaintSettings: 'closed' as const,
    // A writer's own only, and to companies within his reach only: judged by the service.
    broadcasts: 'rows' as const,
    broadcast: 'rows' as const,
    broadcastRecipients: 'rows' as const,
    broadcastPreview: 'rows' as const,
    saveBroadcast: 'rows' as const,
    scheduleBroadcast: 'rows' as const,
    withdrawBroadcast: 'rows' as const,
};
