/** Permissions for complaints and broadcasts: a part of `admin.ts`, which says what the words mean. */
export const serviceQueries = {
    complaints: ['ReadComplaint'],
    complaint: ['ReadComplaint'],
    complaintLetter: ['ReadComplaint'],
    complaintForms: ['ReadComplaint'],
    complaintSubject: ['ReadComplaint'],
    complaintKinds: ['ReadComplaint'],
    complaintSettings: ['ReadComplaint'],
    broadcasts: ['ReadBroadcast'],
    broadcast: ['ReadBroadcast'],
    broadcastRecipients: ['ReadBroadcast'],
    broadcastPreview: ['SendBroadcast'],
};

export const serviceMutations = {
    fileComplaintForCompany: ['HandleComplaint'],
    moveComplaint: ['HandleComplaint'],
    setComplaintCosts: ['HandleComplaint'],
    saveComplaintKind: ['UpdateSettings'],
    setComplaintSettings: ['UpdateSettings'],
    saveBroadcast: ['SendBroadcast'],
    scheduleBroadcast: ['SendBroadcast'],
    withdrawBroadcast: ['SendBroadcast'],
};
