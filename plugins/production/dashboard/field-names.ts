import { msg } from '@lingui/core/macro';

// The Dashboard looks column headers up as fieldName.<field>.
export const fieldNames = [
    msg({ id: 'fieldName.orderCode', message: 'Order' }),
    msg({ id: 'fieldName.companyName', message: 'Company' }),
    msg({ id: 'fieldName.productName', message: 'Product' }),
    msg({ id: 'fieldName.dueDate', message: 'Wished for' }),
    msg({ id: 'fieldName.plannedEnd', message: 'Planned end' }),
    msg({ id: 'fieldName.progressPercent', message: 'Progress' }),
    msg({ id: 'fieldName.openProblems', message: 'Open problems' }),
    msg({ id: 'fieldName.batchId', message: 'Batch' }),
    msg({ id: 'fieldName.shortage', message: 'Will be missing' }),
    msg({ id: 'fieldName.late', message: 'Late' }),
    msg({ id: 'fieldName.parallelOperations', message: 'Places' }),
    msg({ id: 'fieldName.openMinute', message: 'Opens at' }),
    msg({ id: 'fieldName.closeMinute', message: 'Closes at' }),
    msg({ id: 'fieldName.operators', message: 'Operators' }),
    msg({ id: 'fieldName.operations', message: 'Operations' }),
    msg({ id: 'fieldName.variantName', message: 'Variant' }),
    msg({ id: 'fieldName.categoryName', message: 'Category' }),
    msg({ id: 'fieldName.active', message: 'Active' }),
    msg({ id: 'fieldName.title', message: 'Title' }),
    msg({ id: 'fieldName.quantity', message: 'Quantity' }),
];
