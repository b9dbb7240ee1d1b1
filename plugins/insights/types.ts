/** What all queries of one answer share: the borders of the months, oldest first, and whose records count. */
export interface FigureScope {
    /** Border instants: month i is [borders[i], borders[i + 1]). */
    borders: Date[];
    companyId: number | null;
    currencyCode: string;
}

export interface FigureFilter {
    months: number;
    companyId: number | null;
    currencyCode: string | null;
}
