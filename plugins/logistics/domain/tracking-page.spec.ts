import fc from 'fast-check';

import { isOwnForm, refuseConfirmation } from './delivery-form';
import { linkNotFoundPage, renderTrackingPage, type TrackingView } from './tracking-page';
import { trackingLanguage, trackingLanguages, trackingTexts } from './tracking-texts';

const view: TrackingView = {
    firmName: 'Alborz Moquette',
    supportPhone: '+98 21 1234 5678',
    supportEmail: null,
    timeZone: 'Asia/Tehran',
    orderCode: 'A-1001',
    orderState: 'Shipped',
    number: 'SH-000012',
    state: 'dispatched',
    destination: 'Isfahan, Chaharbagh 12',
    vehicle: 'Truck',
    plate: '۱۲ ع ۳۴۵ - ۶۷',
    plannedAt: new Date('2026-11-20T06:00:00Z'),
    loadingAt: null,
    loadingStartedAt: new Date('2026-11-22T06:00:00Z'),
    weighedAt: new Date('2026-11-22T08:00:00Z'),
    dispatchedAt: new Date('2026-11-22T08:30:00Z'),
    deliveredAt: null,
    deliveredInPart: false,
    driverThereAt: null,
    plannedWeightG: 5_000_000,
    courier: null,
    ticket: { number: 'WB1-1405-000012', grossG: 14_060_000, tareG: 9_040_000, netG: 5_020_000 },
    promisedDay: null,
    stages: [{ productName: 'Moket', name: 'Cutting', state: 'done', finishedAt: new Date('2026-11-21T08:00:00Z'), quantity: 40, goodQuantity: 39 }],
};
const extras = { path: '/t/x', sections: [], refused: null };

describe('the tracking page', () => {
    it('says how many pieces of a stage in work are made', () => {
        const stages = [{ productName: 'Moket', name: 'Sewing', state: 'running' as const, finishedAt: null, quantity: 1200, goodQuantity: 350 }];
        expect(renderTrackingPage({ ...view, stages }, extras, 'fa')).toContain('۳۵۰ از ۱٬۲۰۰ ساخته شده');
        expect(renderTrackingPage(view, extras, 'en')).not.toContain('made');
    });

    it('is right to left in Persian, with Jalali dates and Persian digits', () => {
        const html = renderTrackingPage(view, extras, 'fa');
        expect(html).toContain('<html lang="fa" dir="rtl">');
        expect(html).toContain('۱ آذر ۱۴۰۵');
        expect(html).toContain('۵٬۰۲۰ کیلوگرم');
        expect(html).toContain('href="tel:+982112345678"');
    });

    it('says with which courier the goods go, and where he is asked about them', () => {
        const courier = { name: 'InPost <1>', state: 'on-way', trackingNumber: '600"1', trackingUrl: 'https://inpost.pl/x?number=600%221' };
        const html = renderTrackingPage({ ...view, courier }, extras, 'pl');
        expect(html).toContain('InPost &lt;1&gt;');
        expect(html).toContain('<a href="https://inpost.pl/x?number=600%221" rel="noopener noreferrer"><bdi dir="ltr">600&quot;1</bdi></a>');
        expect(html).toContain('W drodze');
        expect(renderTrackingPage({ ...view, courier: { ...courier, trackingUrl: null } }, extras, 'en')).not.toContain('inpost.pl');
        for (const language of trackingLanguages) {
            for (const state of ['confirmed', 'on-way', 'delivered', 'returned']) expect(trackingTexts[language].courierState[state]).toMatch(/\S/);
        }
    });

    it('offers to confirm only while the goods are on the way', () => {
        expect(renderTrackingPage(view, extras, 'en')).toContain('action="/t/x/confirm?lang=en"');
        for (const state of ['planned', 'loading', 'weighed', 'delivered'] as const) {
            expect(renderTrackingPage({ ...view, state }, extras, 'en')).not.toContain('/confirm?');
        }
    });

    it('has no script and fetches nothing', () => {
        const html = trackingLanguages.map(language => renderTrackingPage(view, extras, language)).join('') + linkNotFoundPage;
        expect(html).not.toMatch(/<script|<img|<link|src=|url\(|javascript:/);
    });

    it('property: whatever people typed comes out as text', () => {
        fc.assert(
            fc.property(fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', 'x', '/', '=') }), text => {
                const marked = `${text}<script>`;
                const html = renderTrackingPage(
                    { ...view, destination: marked, vehicle: marked, plate: marked, firmName: marked },
                    { ...extras, refused: { form: 'confirm', field: 'receivedBy', message: marked, typed: { receivedBy: marked, note: marked } } },
                    'en',
                );
                expect(html).not.toContain('<script');
            }),
        );
    });

    it('keeps what was typed in a form that is sent back, and says at the field what is wrong', () => {
        const refused = { form: 'confirm', field: 'receivedBy', message: 'Please fill in', typed: { receivedBy: ' ', note: 'Two rolls <wet>' } };
        const html = renderTrackingPage(view, { ...extras, refused }, 'en');
        expect(html).toContain('>Two rolls &lt;wet&gt;</textarea>');
        expect(html).toMatch(/name="receivedBy"[^>]*aria-describedby="receivedBy-error"[^>]*><span class="error" id="receivedBy-error" role="alert">Please fill in/);
        expect(html).not.toContain('class="notice bad"');
    });

    it('writes the plate from left to right, and its figures as the reader writes them', () => {
        expect(renderTrackingPage({ ...view, plate: '45ع678-13' }, extras, 'fa')).toContain('<bdi dir="ltr" class="plate">۴۵ع\u200e۶۷۸-۱۳</bdi>');
        expect(renderTrackingPage({ ...view, plate: 'LU 12345' }, extras, 'pl')).toContain('<bdi dir="ltr" class="plate">LU 12345</bdi>');
    });

    it('says everything in every language', () => {
        const keys = (texts: object): string => JSON.stringify(texts, (_, value: unknown) => (typeof value === 'string' ? 1 : value));
        for (const language of trackingLanguages) {
            expect(keys(trackingTexts[language])).toBe(keys(trackingTexts.en));
        }
        expect(trackingLanguage('de')).toBe('en');
        expect(trackingLanguage('fa')).toBe('fa');
    });
});

describe('the confirmation form', () => {
    it.each([
        [{ receivedBy: '', note: '' }, { field: 'receivedBy', problem: 'missing' }],
        [{ receivedBy: 'x'.repeat(101), note: '' }, { field: 'receivedBy', problem: 'too-long' }],
        [{ receivedBy: 'x'.repeat(100), note: 'y'.repeat(501) }, { field: 'note', problem: 'too-long' }],
        [{ receivedBy: 'x'.repeat(100), note: 'y'.repeat(500) }, null],
    ])('%#', (fields, problem) => expect(refuseConfirmation(fields)).toEqual(problem));

    it.each([
        [{ fetchSite: 'same-origin', origin: 'null' }, true],
        [{ fetchSite: 'cross-site', origin: 'null' }, false],
        [{ fetchSite: 'same-site' }, false],
        [{}, true],
        [{ origin: 'null' }, true],
        [{ origin: 'https://karvan.example' }, true],
        [{ origin: 'https://evil.example' }, false],
    ])('from %j is ours: %s', (headers, own) => expect(isOwnForm(headers, 'https://karvan.example')).toBe(own));
});
