export interface AvailabilityOptions {
    /** Where links in messages lead. */
    publicUrl: string;
    /** How often the worker looks for what is back in stock. */
    noticesEveryMs: number;
    /** How long a supplier's list may take to come. */
    feedTotalMs: number;
    /** May feeds be fetched from `http://localhost`? For development and tests. */
    allowLoopback: boolean;
}
