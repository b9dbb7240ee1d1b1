export interface ComplaintsOptions {
    /** The address that links in messages begin with. Never taken from a request. */
    publicUrl: string;
}
