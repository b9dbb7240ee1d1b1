export interface FinanceOptions {
    /** The address that links begin with. Never taken from a request. */
    publicUrl: string;
}
