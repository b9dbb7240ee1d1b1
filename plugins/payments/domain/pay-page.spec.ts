import fc from 'fast-check';

import { linkPage, resultPage } from './pay-page';
import { payLanguages } from './pay-texts';

const view = { firmName: 'Alborz', what: 'A-1', openMinor: 120_00, currencyCode: 'IRR', providers: [{ code: 'sandbox', name: 'Bank' }] };

describe('pages for paying without login', () => {
    it('show what is to be paid and how, in the reader’s language', () => {
        expect(linkPage(view, '/pay/x', 'en', false)).toContain('Pay with Bank');
        expect(linkPage(view, '/pay/x', 'fa', false)).toContain('dir="rtl"');
        expect(linkPage({ ...view, openMinor: 0 }, '/pay/x', 'en', false)).not.toContain('<form');
        expect(linkPage(view, '/pay/x', 'en', true)).toContain('role="alert"');
        for (const language of payLanguages) expect(resultPage('waiting', '/p', language)).toContain('href="/p"');
    });

    it('property: whatever a firm or an invoice is called, no tag comes of it', () => {
        fc.assert(
            fc.property(fc.string(), fc.string(), (firmName, what) => {
                const tags = (page: string) => page.match(/<[a-z]/g)?.length;
                expect(tags(linkPage({ ...view, firmName, what, providers: [{ code: what, name: firmName }] }, '/pay/x', 'en', false))).toBe(tags(linkPage(view, '/pay/x', 'en', false)));
            }),
        );
    });
});
