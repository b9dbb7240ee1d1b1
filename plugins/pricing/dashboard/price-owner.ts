/** Whose prices are changed: a list's or a company's. */
export interface PriceOwner {
    priceListId?: string;
    companyId?: string;
    name: string;
    currencyCode: string;
}
