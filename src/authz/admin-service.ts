/** Permissions for complaints: a part of `admin.ts`, which says what the words mean. */
export const serviceQueries = {
    complaints: ['ReadComplaint'],
    complaint: ['ReadComplaint'],
    complaintLetter: ['ReadComplaint'],
    complaintForms: ['ReadComplaint'],
    complaintSubject: ['ReadComplaint'],
    complaintKinds: ['ReadComplaint'],
    complaintSettings: ['ReadComplaint'],
};

export const serviceMutations = {
    fileComplaintForCompany: ['HandleComplaint'],
    moveComplaint: ['HandleComplaint'],
    setComplaintCosts: ['HandleComplaint'],
    saveComplaintKind: ['UpdateSettings'],
    setComplaintSettings: ['UpdateSettings'],
};
