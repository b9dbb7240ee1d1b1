export interface ListsOptions {
    /** The portal's address, for links in messages. */
    publicUrl: string;
}
