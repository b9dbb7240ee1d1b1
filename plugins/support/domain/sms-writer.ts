/** What a conversation is called that begins with an SMS, in the language of who wrote it. */
export const smsSubjects: Record<string, string> & { en: string } = { en: 'Your SMS', fa: 'پیامک شما', pl: 'Państwa SMS', ru: 'Ваше SMS' };

/**
 * Whose word an SMS is: the one person with that number in the company of the order that it answers; without an order the only person
 * with that number. Null: nobody, or nobody can tell which.
 */
export function onlyWriter<Writer extends { companyId: number }>(writers: readonly Writer[], orderCompanyId: number | null): Writer | null {
    const ofOrder = writers.filter(({ companyId }) => companyId === orderCompanyId);
    const asked = orderCompanyId !== null && ofOrder.length > 0 ? ofOrder : writers;
    return asked.length === 1 ? (asked[0] ?? null) : null;
}
