export interface QuotesOptions {
    publicUrl: string;
    /** The links in PDFs are made with it; the database has their hashes only. */
    linkSecret: string;
}
