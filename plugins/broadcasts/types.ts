export interface BroadcastsOptions {
    /** The address that links in messages begin with. Never taken from a request. */
    publicUrl: string;
}
