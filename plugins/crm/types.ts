export interface CrmOptions {
    /** The address that links in messages begin with. */
    publicUrl: string;
}
