import { fromMinor } from '../../../kernel/money';
import type { DocumentAddress, OrderDocument } from './order-document';
import { documentRemarks, lineRemark, type RemarkStyle } from './order-remarks';

/** As the port takes them: flat, or with rows of their own below a name. */
export interface DocumentValues {
    readonly [name: string]: string | number | boolean | null | readonly DocumentValues[];
}

/** Of what the ERP has codes of its own. */
export type CodeTable = 'products' | 'units' | 'taxes' | 'warehouses' | 'payment-methods' | 'delivery-ways';

/** The ERP's code for one of ours; null where the mapping names none. */
export type CodeOf = (table: CodeTable, ours: string) => string | null;

export interface UnmappedField {
    field: string;
    table: CodeTable;
    ours: string;
}

export type MappedDocument = { values: DocumentValues } | { unmapped: UnmappedField };

/** The document in the codes of the ERP, amounts as decimal texts. The first field that the mapping does not know is named, and nothing is sent. */
export function mapOrderDocument(document: OrderDocument, codeOf: CodeOf, style: RemarkStyle): MappedDocument {
    const { order, delivery } = document;
    let missing: UnmappedField | null = null;
    const code = (field: string, table: CodeTable, ours: string): string => {
        const found = codeOf(table, ours);
        if (found === null) missing ??= { field, table, ours };
        return found ?? ours;
    };
    const lines = document.lines.map((line, place) => ({
        line: place + 1,
        product: code(`lines.${place + 1}.product`, 'products', line.sku),
        unit: code(`lines.${place + 1}.unit`, 'units', line.unit),
        quantity: line.quantity,
        unitNet: line.unitNet,
        net: fromMinor(line.net),
        gross: fromMinor(line.gross),
        tax: code(`lines.${place + 1}.tax`, 'taxes', line.taxRate),
        remark: lineRemark(line, style),
        set: line.set?.code ?? null,
    }));
    const values: DocumentValues = {
        key: document.key,
        order: order.code,
        type: 'customer-order',
        customer: order.customer,
        placedOn: order.placedOn,
        currency: order.currencyCode,
        warehouse: document.warehouse === null ? null : code('warehouse', 'warehouses', document.warehouse),
        paymentMethod: order.paymentMethod === null ? null : code('paymentMethod', 'payment-methods', order.paymentMethod),
        deliveryWay: code('deliveryWay', 'delivery-ways', delivery.way),
        deliveryNet: fromMinor(delivery.net),
        deliveryGross: fromMinor(delivery.gross),
        deliveryTax: delivery.net === 0n && delivery.gross === 0n ? null : code('deliveryTax', 'taxes', delivery.taxRate),
        net: fromMinor(document.totalNet),
        gross: fromMinor(document.totalGross),
        wishedDate: order.wishedDate,
        remarks: documentRemarks(document, style),
        checkPayments: order.checkPayments,
        rep: order.rep,
        orderedBy: order.orderedBy,
        source: order.source,
        lines,
        ...addressValues(order.address),
    };
    return missing === null ? { values } : { unmapped: missing };
}

/** An address for this once is written out on the document; any other is named by its key, and written out beside for those who read it. */
export function addressValues({ kind, key, ...place }: DocumentAddress): DocumentValues {
    return {
        addressKind: kind,
        addressKey: kind === 'once' ? null : key,
        addressCompany: place.company,
        addressContact: place.contactName,
        addressPhone: place.phone,
        addressStreet: place.streetLine,
        addressCity: place.city,
        addressPostalCode: place.postalCode,
        addressCountry: place.countryCode,
    };
}

/** What is wrong, for whoever has to mend it. */
export const unmappedReason = ({ table, ours }: UnmappedField): string => `The ERP's code of "${ours}" is not known (${table})`;
