import { msg } from '@lingui/core/macro';

// The Dashboard looks column headers up as fieldName.<field>.
export const fieldNames = [
    msg({ id: 'fieldName.ratedAt', message: 'Rated' }),
    msg({ id: 'fieldName.product', message: 'Goods' }),
    msg({ id: 'fieldName.transport', message: 'Transport' }),
    msg({ id: 'fieldName.comment', message: 'Comment' }),
    msg({ id: 'fieldName.source', message: 'Source' }),
    msg({ id: 'fieldName.shipmentNumber', message: 'Shipment' }),
    msg({ id: 'fieldName.orderCode', message: 'Order' }),
    msg({ id: 'fieldName.companyName', message: 'Company' }),
];
