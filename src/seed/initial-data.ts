/** What any installation needs before its first product: countries, zones, taxes. Demo data is apart. */
import { type InitialData, LanguageCode } from '@vendure/core';

export const initialData: InitialData = {
    defaultLanguage: LanguageCode.fa,
    defaultZone: 'Iran',
    countries: [
        { code: 'IR', name: 'Iran', zone: 'Iran' },
        { code: 'PL', name: 'Poland', zone: 'Poland' },
        { code: 'RU', name: 'Russia', zone: 'Russia' },
    ],
    taxRates: [
        { name: 'Standard', percentage: 10 },
        { name: 'Reduced', percentage: 0 },
    ],
    shippingMethods: [{ name: 'Delivery', price: 0 }],
    paymentMethods: [
        { name: 'On account', handler: { code: 'on-account', arguments: [] } },
        { name: 'Prepayment', handler: { code: 'prepayment', arguments: [] } },
    ],
    collections: [],
};
