/**
 * Which staff permission each root field of the Admin API asks for. `test/authz` compares this file with the schema
 * and with what the resolvers declare, both ways.
 */

/** `public`: no login. `staff`: any signed-in staff member. Else: one of the named permissions. */
export type AdminAccess = 'public' | 'staff' | readonly string[];

export const adminQueries: Record<string, AdminAccess> = {
    companies: ['ReadCompany'],
    company: ['ReadCompany'],
    firmSettings: ['ReadSettings'],
    leads: ['ReadLead'],
    lead: ['ReadLead'],
    opportunities: ['ReadOpportunity'],
    opportunity: ['ReadOpportunity'],
};

export const adminMutations: Record<string, AdminAccess> = {
    createCompany: ['CreateCompany'],
    updateCompany: ['UpdateCompany'],
    setCompanyActive: ['UpdateCompany'],
    createCompanyBranch: ['UpdateCompany'],
    updateCompanyBranch: ['UpdateCompany'],
    inviteMember: ['InviteMember'],
    resendInvitation: ['InviteMember'],
    updateCompanyMember: ['InviteMember'],
    updateFirmSettings: ['UpdateSettings'],
    createLead: ['CreateLead'],
    updateLead: ['UpdateLead'],
    contactLead: ['UpdateLead'],
    disqualifyLead: ['UpdateLead'],
    qualifyLead: ['CreateOpportunity'],
    addLeadActivity: ['UpdateLead'],
    updateOpportunity: ['UpdateOpportunity'],
    moveOpportunity: ['UpdateOpportunity'],
    loseOpportunity: ['UpdateOpportunity'],
    winOpportunity: ['CreateCompany'],
    addOpportunityActivity: ['UpdateOpportunity'],
};
