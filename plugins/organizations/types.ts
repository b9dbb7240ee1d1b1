export interface OrganizationsOptions {
    /** The address that links in messages begin with. Never taken from a request. */
    publicUrl: string;
    /** Goes into the hash of each PIN, and stands in no database. */
    pinPepper: string;
}
