/** The tables that hold what somebody pays, as one shape: an owner, a subject, a quantity, days and a figure. */
export const priceTargets = ['prices', 'contract-prices', 'category-discounts', 'quantity-discounts'] as const;
export type PriceTargetName = (typeof priceTargets)[number];

export interface PriceTarget {
    name: PriceTargetName;
    table: string;
    /** Whose price it is: a list's or a company's; null: everybody's. */
    owner: { table: 'price_list' | 'company'; column: string } | null;
    /** A variant, or a category; null in a file is all goods. */
    subject: { column: string; isVariant: boolean };
    hasQuantity: boolean;
    /** The column of the figure: minor units, or hundredths of a percent. */
    figure: 'unitNet' | 'basisPoints';
    /** Prices of a company are in a currency. */
    hasCurrency: boolean;
    /** What rows call the subject, for what is said of a row. */
    field: 'sku' | 'category';
}

export const targets: Record<PriceTargetName, PriceTarget> = {
    prices: {
        ...{ name: 'prices', table: 'price_list_item', owner: { table: 'price_list', column: 'priceListId' }, hasQuantity: true },
        ...{ subject: { column: 'productVariantId', isVariant: true }, figure: 'unitNet', hasCurrency: false, field: 'sku' },
    },
    'contract-prices': {
        ...{ name: 'contract-prices', table: 'contract_price', owner: { table: 'company', column: 'companyId' }, hasQuantity: true },
        ...{ subject: { column: 'productVariantId', isVariant: true }, figure: 'unitNet', hasCurrency: true, field: 'sku' },
    },
    'category-discounts': {
        ...{ name: 'category-discounts', table: 'category_discount', owner: { table: 'company', column: 'companyId' }, hasQuantity: false },
        ...{ subject: { column: 'collectionId', isVariant: false }, figure: 'basisPoints', hasCurrency: false, field: 'category' },
    },
    'quantity-discounts': {
        ...{ name: 'quantity-discounts', table: 'quantity_discount', owner: null, hasQuantity: true },
        ...{ subject: { column: 'collectionId', isVariant: false }, figure: 'basisPoints', hasCurrency: false, field: 'category' },
    },
};

/** In which no two rows of the table agree; what `ON CONFLICT` names. */
export function keyColumns({ owner, subject, hasQuantity, hasCurrency }: PriceTarget): string[] {
    return [
        ...(owner ? [owner.column] : []),
        subject.column,
        ...(hasCurrency ? ['currencyCode'] : []),
        ...(hasQuantity ? ['minQuantity'] : []),
        'validFrom',
    ];
}

/** That a stored row (`x`) and a judged one (`k`) speak of the same thing, apart from the days. */
export function sameThing({ owner, subject, hasQuantity, hasCurrency }: PriceTarget, x: string, k: string): string {
    const parts = [
        ...(owner ? [`${x}."${owner.column}" = ${k}.owner_id`] : []),
        subject.isVariant || owner ? `${x}."${subject.column}" = ${k}.subject_id` : `${x}."${subject.column}" IS NOT DISTINCT FROM ${k}.subject_id`,
        ...(hasCurrency ? [`${x}."currencyCode" = ${k}.currency`] : []),
        ...(hasQuantity ? [`${x}."minQuantity" = ${k}.min_quantity`] : []),
    ];
    return parts.join(' AND ');
}
