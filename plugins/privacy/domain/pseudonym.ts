/** What an erased person is called: a number that says nothing of him and tells him from the next. */
export function pseudonymOf(requestId: number): string {
    return `person-${requestId}`;
}

/** An address of his that no mail can reach: the domain is reserved for being invalid. */
export function pseudonymMail(pseudonym: string): string {
    return `${pseudonym}@erased.invalid`;
}

export function isPseudonymMail(address: string): boolean {
    return address.endsWith('@erased.invalid');
}
