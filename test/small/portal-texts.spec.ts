import fs from 'node:fs';
import path from 'node:path';

import { memberPermissions } from '../../kernel/scope';

const folder = path.resolve(__dirname, '../../storefront/public/i18n');

interface Texts {
    placementRefusal: Record<string, string>;
    approvals: { refusal: Record<string, string> };
    payment: { refusal: Record<string, string> };
    limit: { refusal: Record<string, string> };
    orderChange: { refused: Record<string, string>; state: Record<string, string> };
    refusal: Record<string, Record<string, string>>;
    roles: Record<'permission' | 'explained', Record<string, string>>;
    order: { state: Record<string, string> };
    shipment: { state: Record<string, string> };
}

describe.each(['en', 'fa', 'pl', 'ru'])('the portal in %s', language => {
    const { roles, order, shipment, placementRefusal, approvals, payment, limit, orderChange, refusal } = JSON.parse(fs.readFileSync(path.join(folder, `${language}.json`), 'utf8')) as Texts;
    // Core's word and ours for the one state before an order is placed.
    const orderStates = Object.fromEntries(Object.entries(order.state).filter(([state]) => state !== 'AddingItems'));

    it.each([
        ['an order', orderStates],
        ['a shipment', shipment.state],
    ])('calls no two states of %s the same', (_, states) => {
        const words = Object.values(states);
        expect(new Set(words).size).toBe(words.length);
    });

    it.each([
        ['placing an order', 'plugins/purchasing/errors.ts', 'placementTexts', placementRefusal],
        ['approving', 'plugins/approvals/errors.ts', 'texts', approvals.refusal],
        ['paying', 'plugins/payments/errors.ts', 'texts', payment.refusal],
        ['asking for a higher limit', 'plugins/finance/errors.ts', 'limitRequestTexts', limit.refusal],
        // What a quantity lacks is said with figures, by the server in the reader's language.
        ['changing an order', 'plugins/purchasing/errors.ts', 'changeTexts', { ...orderChange.refused, quantity: '' }],
        ['cancelling an order', 'plugins/purchasing/errors.ts', 'transitionTexts', refusal.OrderTransitionRefusal],
        ['rating a delivery', 'plugins/surveys/errors.ts', 'texts', refusal.RatingRefusal],
        ['adding a customer', 'plugins/distributors/errors.ts', 'linkTexts', refusal.DistributorLinkRefusal],
        ['handing out or erasing personal data', 'plugins/privacy/errors.ts', 'texts', refusal.PersonalDataRefusal],
        ['changing an address', 'plugins/addresses/errors.ts', 'texts', refusal.AddressRefusal],
    ])('says why %s was refused, whatever the reason', (_, file, table, texts) => {
        const source = fs.readFileSync(path.resolve(__dirname, '../..', file), 'utf8');
        const [, block = ''] = new RegExp(`const ${table}[^=\\n]* = \\{\\n(.*?)\\n\\}`, 's').exec(source) ?? [];
        const reasons = Array.from(block.matchAll(/^ {4}'?([a-z-]+)'?: /gm), ([, reason = '']) => reason);
        expect(reasons.length).toBeGreaterThan(0);
        expect(reasons.filter(reason => texts?.[reason] === undefined)).toEqual([]);
    });

    it('has a word and a sentence for each permission', () => {
        for (const texts of [roles.permission, roles.explained]) expect(Object.keys(texts).sort()).toEqual([...memberPermissions].sort());
    });
});
