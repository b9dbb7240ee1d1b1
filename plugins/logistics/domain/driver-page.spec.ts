import { type DriverView, renderDriverPage } from './driver-page';
import { driverTexts } from './driver-texts';
import { trackingLanguages } from './tracking-texts';

const stop = { id: 7, stop: 1, loadedAs: 1, number: 'SH-000001', state: 'dispatched', destination: 'Isfahan <b>', deliveredAt: null, weightG: 1_500_000, isThere: false, photos: 0, companyName: '<i>Toos</i>', phone: '+98 21 1' } as const;
const view: DriverView = { firmName: 'Alborz', supportPhone: '+982191005050', timeZone: 'Asia/Tehran', number: 'LD-000001', state: 'gone', plate: '45ع678-13', gateAt: null, told: ['arrived'], stops: [stop] };
const page = (language: (typeof trackingLanguages)[number], more: Partial<DriverView> = {}) => {
    let keys = 0;
    return renderDriverPage({ ...view, ...more }, { path: '/d/x', newKey: () => `key-${++keys}-of-a-form`, refused: null }, language);
};

describe("the driver's page", () => {
    it.each(trackingLanguages)('is whole in %s, and small', language => {
        const html = page(language, { stops: Array.from({ length: 20 }, (_, index) => ({ ...stop, id: index + 1, stop: index + 1 })) });
        expect(html).toContain(`lang="${language}" dir="${language === 'fa' ? 'rtl' : 'ltr'}"`);
        expect(html).toContain(driverTexts[language].tap.delivered);
        expect(Buffer.byteLength(html)).toBeLessThan(60_000);
        expect(html).not.toContain('undefined');
    });

    it('lets no text of people become a part of it', () => {
        expect(page('en')).not.toMatch(/<b>|<i>/);
    });

    it('has a key of its own in each form, and asks for what comes next only', () => {
        const keys = [...page('en').matchAll(/name="key" value="([^"]+)"/g)].map(([, key]) => key);
        expect(new Set(keys).size).toBe(keys.length);
        expect(page('en')).toContain('data-step="on-way"');
        expect(page('en', { state: 'inside', stops: [{ ...stop, state: 'loading' }] })).toContain('data-step="loaded"');
        expect(page('en', { state: 'inside', stops: [{ ...stop, state: 'loading' }] })).not.toContain('data-step="delivered"');
        expect(page('en', { stops: [{ ...stop, state: 'delivered' }] })).not.toContain('data-step="delivered"');
    });
});
