import fs from 'node:fs';
import path from 'node:path';

import { memberPermissions } from '../../kernel/scope';

const folder = path.resolve(__dirname, '../../storefront/public/i18n');

interface Texts {
    roles: Record<'permission' | 'explained', Record<string, string>>;
    order: { state: Record<string, string> };
    shipment: { state: Record<string, string> };
}

describe.each(['en', 'fa', 'pl', 'ru'])('the portal in %s', language => {
    const { roles, order, shipment } = JSON.parse(fs.readFileSync(path.join(folder, `${language}.json`), 'utf8')) as Texts;
    // Core's word and ours for the one state before an order is placed.
    const orderStates = Object.fromEntries(Object.entries(order.state).filter(([state]) => state !== 'AddingItems'));

    it.each([
        ['an order', orderStates],
        ['a shipment', shipment.state],
    ])('calls no two states of %s the same', (_, states) => {
        const words = Object.values(states);
        expect(new Set(words).size).toBe(words.length);
    });

    it('has a word and a sentence for each permission', () => {
        for (const texts of [roles.permission, roles.explained]) expect(Object.keys(texts).sort()).toEqual([...memberPermissions].sort());
    });
});
