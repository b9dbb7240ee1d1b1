/** SQL of the address that mail reaches a member by: a guest's is kept at his company, because he has not proved that it is his. */
export function memberMailSql(customer: string, company: string): string {
    return `CASE WHEN ${company}.kind = 'guest' THEN ${company}.email ELSE ${customer}."emailAddress" END`;
}
