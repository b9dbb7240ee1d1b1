import type { PersonalDataDeclaration } from '../../../kernel/personal-data';

export const deliveryPersonalData: PersonalDataDeclaration = {
    plugin: 'delivery',
    rows: [
        {
            table: 'pickup',
            section: 'Goods that he fetched from the warehouse',
            of: 't.phone = ANY(:anyPhone)',
            columns: { firstName: 'erased', lastName: 'erased', phone: 'empty', remarks: 'erased' },
            also: ['orderId', 'companyId', 'day', 'startMinute'],
            kept: 'That somebody came for the order, and when.',
        },
        {
            table: 'pickup',
            section: 'What was said of those who fetch goods',
            columns: { firstName: 'mentions', lastName: 'mentions', phone: 'mentions', remarks: 'mentions' },
            nearby: 't."companyId" = ANY(:company)',
        },
        { table: 'courier_label', section: 'Labels of own couriers', columns: { waybillNumber: 'mentions' }, nearby: 't."companyId" = ANY(:company)' },
    ],
};
