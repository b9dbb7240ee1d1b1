/** Somebody whom one calls or writes to at a branch. He need not be a member, and signs in nowhere. */
export interface BranchContact {
    name: string;
    job: string;
    phone: string | null;
    email: string | null;
    isMain: boolean;
}

export const mostContacts = 20;

export type ContactProblem = { place: number; field: 'isMain' | 'phone'; what: string };

/** What is wrong with the contacts together: two main ones, or one who cannot be reached. */
export function contactProblems(contacts: readonly BranchContact[]): ContactProblem[] {
    const main = contacts.findIndex(one => one.isMain);
    return contacts.flatMap((one, place) => [
        ...(one.isMain && place !== main ? [{ place, field: 'isMain' as const, what: 'only one contact of a branch is the main one' }] : []),
        ...(one.phone === null && one.email === null ? [{ place, field: 'phone' as const, what: 'a contact needs a phone number or an e-mail address' }] : []),
    ]);
}

/** The main one first, the others as given. Where there are contacts, one of them is the main one: the first, if nobody said. */
export function settledContacts(contacts: readonly BranchContact[]): BranchContact[] {
    const main = contacts.find(one => one.isMain) ?? contacts[0];
    return main === undefined ? [] : [{ ...main, isMain: true }, ...contacts.filter(one => one !== main).map(one => ({ ...one, isMain: false }))];
}
