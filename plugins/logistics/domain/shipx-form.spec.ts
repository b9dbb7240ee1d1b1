import fc from 'fast-check';

import type { CourierOrder } from './courier-order';
import { refusedFields, shipxBody, shipxPhone, shipxState, streetAndNumber } from './shipx-form';

const order: CourierOrder = {
    reference: 'SH-000001-7', text: 'SH-000001', cashMinor: null, insuredMinor: null, currencyCode: 'PLN',
    receiver: { name: 'Dywany Sp. z o.o.', phone: '+48 888 000 000', email: null, streetLine: 'Cybernetyki 10', city: 'Warszawa', postalCode: '02-677', countryCode: 'PL' },
    parcels: [{ lengthMm: 800, widthMm: 360, heightMm: 640, weightG: 25_500 }],
};

describe('what ShipX is told', () => {
    it('is the parcel in its words, with our reference to be found by', () => {
        expect(shipxBody(order, 'inpost_courier_standard')).toEqual({
            receiver: { company_name: 'Dywany Sp. z o.o.', phone: '888000000', address: { street: 'Cybernetyki', building_number: '10', city: 'Warszawa', post_code: '02-677', country_code: 'PL' } },
            parcels: [{ id: '1', dimensions: { length: '800', width: '360', height: '640', unit: 'mm' }, weight: { amount: '25.5', unit: 'kg' }, is_non_standard: false }],
            service: 'inpost_courier_standard', reference: 'SH-000001', external_customer_id: 'SH-000001-7',
        });
    });

    it('insures what is to be collected, unless more is said', () => {
        expect(shipxBody({ ...order, cashMinor: 123_45 }, 's')).toMatchObject({ cod: { amount: 123.45, currency: 'PLN' }, insurance: { amount: 123.45 } });
        expect(shipxBody({ ...order, cashMinor: 100_05, insuredMinor: 500_00 }, 's')).toMatchObject({ cod: { amount: 100.05 }, insurance: { amount: 500 } });
    });

    it('parts street and number', () => {
        expect(streetAndNumber('ul. Prosta 12A/4')).toEqual({ street: 'ul. Prosta', building_number: '12A/4' });
        expect(streetAndNumber('3 Maja 7 / 12')).toEqual({ street: '3 Maja', building_number: '7/12' });
        expect(streetAndNumber('Rynek')).toEqual({ street: 'Rynek', building_number: '' });
        expect([shipxPhone('0048 888-000-000'), shipxPhone('888000000'), shipxPhone('+49 30 1234')]).toEqual(['888000000', '888000000', '49301234']);
    });
});

describe('what ShipX says', () => {
    it('is one of our states, whatever the word', () => {
        expect(['created', 'offer_selected', 'confirmed', 'taken_by_courier', 'delivered', 'returned_to_sender', 'canceled'].map(status => shipxState(status, false)))
            .toEqual(['taken', 'taken', 'confirmed', 'on-way', 'delivered', 'returned', 'cancelled']);
        expect(shipxState('offer_selected', true)).toBe('unpaid');
        expect(shipxState('constructor', false)).toBe('on-way');
    });

    it('names our fields in what it refuses', () => {
        expect(refusedFields({ receiver: [{ address: [{ post_code: ['invalid_format'] }] }, { phone: ['required', 'invalid'] }], parcels: [{ weight: ['too_big'] }], x: ['odd'] })).toEqual([
            { field: 'postalCode', problem: 'invalid_format' }, { field: 'receiverPhone', problem: 'required' }, { field: 'receiverPhone', problem: 'invalid' },
            { field: 'parcels', problem: 'too_big' }, { field: 'x', problem: 'odd' },
        ]);
    });

    it('never breaks who reads it, and never tells endlessly', () => {
        fc.assert(fc.property(fc.jsonValue(), value => { expect(refusedFields(value).length).toBeLessThanOrEqual(20); }));
    });
});
