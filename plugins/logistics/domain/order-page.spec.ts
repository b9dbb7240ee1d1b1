import { type OrderPageView, renderOrderPage } from './order-page';
import { trackingLanguages, trackingTexts } from './tracking-texts';

const view: OrderPageView = {
    firmName: 'Alborz <Moquette>',
    supportPhone: null,
    supportEmail: 'help@alborz.example',
    timeZone: 'Asia/Tehran',
    orderCode: 'K-1001',
    orderState: 'Submitted',
    placedAt: new Date('2026-11-22T06:00:00Z'),
    isPaidInAdvance: true,
    shipments: [],
    stages: [],
    promisedDay: null,
};

describe('the page of an order', () => {
    it('says in each language that the order has come, and how it is paid', () => {
        for (const language of trackingLanguages) {
            const html = renderOrderPage(view, '/t/x', language);
            expect(html).toContain(`<h1>${trackingTexts[language].orderReceived}</h1>`);
            expect(html).toContain(trackingTexts[language].payInAdvance);
            expect(html).toContain(trackingTexts[language].noShipments);
        }
    });

    it('asks for no money once the order is approved, and leads to its shipments', () => {
        const shipments = [{ number: 'S-1', state: 'dispatched' as const, url: 'https://karvan.example/t/abc' }, { number: 'S-2', state: 'planned' as const, url: null }];
        const html = renderOrderPage({ ...view, orderState: 'PartiallyShipped', shipments }, '/t/x', 'fa');
        expect(html).not.toContain(trackingTexts.fa.payInAdvance);
        expect(html).toContain('<html lang="fa" dir="rtl">');
        expect(html).toContain('href="https://karvan.example/t/abc?lang=fa"');
        expect(html).toContain('<bdi>S-2</bdi>');
    });

    it('escapes what people wrote and has no script', () => {
        const html = renderOrderPage({ ...view, orderCode: '<b>' }, '/t/x', 'en');
        expect(html).toContain('Alborz &lt;Moquette&gt;');
        expect(html).not.toMatch(/<b>K|<script|Moquette>/);
    });
});
