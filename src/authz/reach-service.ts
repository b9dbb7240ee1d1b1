/** Reach of complaints: a part of `reach.ts`, which says what the words mean. */
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
};
