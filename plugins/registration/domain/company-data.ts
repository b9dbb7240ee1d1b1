/** The master data of a company that it cannot change itself: registry data, and the contact and address of its head office. */
export const dataFields = [
    ...(['name', 'taxId', 'legalName', 'legalForm', 'registrationNumber', 'economicCode', 'legalAddress'] as const),
    ...(['phone', 'email', 'contactName', 'streetLine', 'city', 'postalCode'] as const),
] as const;
export type DataField = (typeof dataFields)[number];

/** Null where there is nothing. */
export type CompanyData = Record<DataField, string | null>;

export interface ProposedChange {
    field: DataField;
    oldValue: string | null;
    newValue: string | null;
}

/** What somebody who wants `wished` asks to be changed; fields that are not named stay. */
export function proposedChanges(current: CompanyData, wished: Partial<CompanyData>): ProposedChange[] {
    return dataFields.flatMap(field => {
        const newValue = wished[field];
        return newValue === undefined || newValue === current[field] ? [] : [{ field, oldValue: current[field], newValue }];
    });
}
