export interface ResaleOptions {
    /** Where the portal answers. */
    publicUrl: string;
}
