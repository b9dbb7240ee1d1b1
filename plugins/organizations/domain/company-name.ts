/** Legal forms and titles that people leave out or add, in the languages of the firms. */
const legalForms = [
    'شرکت', 'موسسه', 'گروه', 'سهامی خاص', 'سهامی عام', 'با مسئولیت محدود',
    'sp z o o', 'spolka z o o', 'spolka akcyjna', 's a', 's j', 'ltd', 'llc', 'inc', 'gmbh', 'co', 'company',
    'ооо', 'оао', 'зао', 'пао', 'ао', 'ип',
];

/** A company's name without legal form, on an already normalised key: equal keys are likely one company. */
export function companyNameKey(normalised: string): string {
    let key = ` ${normalised.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `;
    for (const form of legalForms) {
        key = key.replaceAll(` ${form} `, ' ');
    }
    // A name that is nothing but a legal form keeps itself.
    return key.trim() || normalised;
}

const publicMailHosts = new Set([
    'gmail.com', 'yahoo.com', 'outlook.com', 'hotmail.com', 'icloud.com', 'proton.me', 'chmail.ir', 'mail.ir', 'wp.pl',
    'onet.pl', 'interia.pl', 'o2.pl', 'mail.ru', 'yandex.ru', 'bk.ru', 'list.ru',
]);

/** The domain of an e-mail address when it tells the company, null for the mail hosts that everybody uses. */
export function companyMailDomain(emailAddress: string | null): string | null {
    const domain = emailAddress?.split('@')[1]?.toLowerCase() ?? '';
    return domain === '' || publicMailHosts.has(domain) ? null : domain;
}
