import fc from 'fast-check';

import { sandboxActs, sandboxPage } from './sandbox-page';

const order = { amountMinor: 100_00, currencyCode: 'IRR', description: 'Alborz K-1:1', language: 'en' };

describe('the page of the sandbox bank', () => {
    it('offers everything that a payer and a bank may do', () => {
        for (const language of ['en', 'fa', 'pl', 'ru', 'xx']) {
            const page = sandboxPage({ ...order, language }, { order: 'o', sign: 's' });
            for (const act of sandboxActs) expect(page).toContain(`value="${act}"`);
        }
    });

    it('property: whatever an order is called, no tag comes of it', () => {
        const tags = (page: string) => page.match(/<[a-z]/g)?.length;
        const plain = tags(sandboxPage(order, { order: 'o', sign: 's' }));
        fc.assert(fc.property(fc.string(), description => expect(tags(sandboxPage({ ...order, description }, { order: description, sign: description }))).toBe(plain)));
    });
});
