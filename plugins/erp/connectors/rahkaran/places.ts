/**
 * Where Rahkaran's objects are, as far as public clients show it (docs/erp.md says which of them were seen and which are to be
 * checked against the vendor's own papers); an installation that has them elsewhere says so in its settings.
 */
import { type ApiSource, apiSource, type ApiTarget, apiTarget } from '../json-api/settings';

export type RahkaranLayout = 'framework-first' | 'services-first';

const paging = { style: 'offset', parameter: 'from', sizeParameter: 'numberOfRecords', first: 0 } as const;
const mostRows = 600;

function services(layout: RahkaranLayout) {
    const isFirst = layout === 'services-first';
    return {
        party: isFirst ? 'Services/General/PartyManagement/PartyService.svc' : 'General/PartyManagement/Services/PartyService.svc',
        sales: isFirst ? 'Services/Sales/InvoiceManagement/InvoiceManagementService.svc' : 'Sales/InvoiceManagement/Services/InvoiceManagementService.svc',
        retail: isFirst ? 'Services/Retail/ESales.svc' : 'Retail/eSalesApi/ESalesService.svc',
        voucher: isFirst ? 'Services/Logistics/VoucherProcessingService.svc' : 'Logistics/Services/VoucherProcessingService.svc',
    };
}

export function rahkaranSources(layout: RahkaranLayout, storeId: string | undefined): ApiSource[] {
    const { party, sales, retail } = services(layout);
    const parameters = storeId === undefined ? {} : { storeId };
    const common = { paging, mostRows };
    return [
        { ...common, object: 'customer', path: `${party}/FetchParty`, method: 'POST', key: ['ID'] },
        { ...common, object: 'address', path: `${retail}/Address`, key: ['ID'] },
        { ...common, object: 'product', path: `${retail}/products`, key: ['ID'], parameters },
        { ...common, object: 'list-price', path: `${retail}/Price`, key: ['ProductID', 'UnitID'], parameters },
        { ...common, object: 'stock', path: `${retail}/Remaining`, key: ['StoreID', 'ProductID'], parameters },
        { ...common, object: 'order-status', path: `${retail}/SalesOrder`, key: ['ID'] },
        { ...common, object: 'invoice', path: `${sales}/Invoice`, key: ['ID'] },
    ].map(source => apiSource.parse(source));
}

export function rahkaranTargets(layout: RahkaranLayout): ApiTarget[] {
    const { retail, voucher } = services(layout);
    const common = { keyField: 'ExternalNumber', number: 'Number', state: 'State', reason: 'Message', field: 'Field' };
    const order = `${retail}/SalesOrder`;
    return [
        { ...common, kind: 'order', path: order, find: { path: order, parameter: 'externalNumber' } },
        { ...common, kind: 'order-change', path: `${order}/Change`, find: { path: `${order}/Change`, parameter: 'externalNumber' } },
        { ...common, kind: 'order-cancellation', path: `${order}/Cancel`, find: { path: `${order}/Cancel`, parameter: 'externalNumber' } },
        { ...common, kind: 'address', path: `${retail}/Address`, find: { path: `${retail}/Address`, parameter: 'externalNumber' } },
        { ...common, kind: 'payment', path: `${retail}/Receipt`, find: { path: `${retail}/Receipt`, parameter: 'externalNumber' } },
        { ...common, kind: 'weighing', path: `${voucher}/RegisterVoucher`, wrap: 'voucher', find: { path: `${voucher}/IsVoucherExists`, parameter: 'externalNumber' } },
    ].map(target => apiTarget.parse(target));
}
