export interface LogisticsOptions {
    /** The address that tracking links begin with. Never taken from a request. */
    publicUrl: string;
    /** From it and a stored number the token of a link is made; shared by all servers. */
    linkSecret: string;
    /** Tracking pages that one network address may ask for in a minute. */
    visitsPerMinute: number;
}
