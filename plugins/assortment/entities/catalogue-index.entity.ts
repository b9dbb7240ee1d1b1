import { type DeepPartial, ProductVariant, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne, Unique } from 'typeorm';

/**
 * What the catalogue finds and shows of a variant in one language. Holds no customer's price and no rule of who may see
 * what: those are asked live. Written by `services/catalogue-index.service.ts` only.
 */
@Unique('UQ_catalogue_index', ['productVariantId', 'languageCode'])
@Index('IDX_catalogue_index_name', { synchronize: false })
@Entity('catalogue_index')
export class CatalogueIndexRow extends VendureEntity {
    constructor(input?: DeepPartial<CatalogueIndexRow>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => ProductVariant, { onDelete: 'CASCADE' })
    productVariant: ProductVariant;

    @Column('int')
    productVariantId: number;

    @Index('IDX_catalogue_index_product')
    @Column('int')
    productId: number;

    @Column('text')
    languageCode: string;

    @Column('text')
    name: string;

    @Column('text')
    productName: string;

    @Column('text')
    slug: string;

    @Column('text')
    sku: string;

    /** The SKU without separators, lower case, Latin digits. */
    @Index('IDX_catalogue_index_sku_key', { where: `"languageCode" = 'en'` })
    @Column('text')
    skuKey: string;

    /** The name as it is compared and sorted. */
    @Column('text')
    nameKey: string;

    /** Names in all languages, categories, facet values and the SKU as search keys; misspelt terms are compared with it. */
    @Column('text')
    searchText: string;

    /** Words of `searchText` and their sounds in Latin letters. */
    @Column('tsvector', { select: false })
    document: string;

    @Column('text', { nullable: true })
    categoryName: string | null;

    /** The variant's collections and those above them. */
    @Column('int', { array: true })
    categoryIds: number[];

    @Column('int', { array: true })
    facetValueIds: number[];

    /** The asset server's path of the preview. */
    @Column('text', { nullable: true })
    preview: string | null;

    @Column('int', { default: 0 })
    previewWidth: number;

    @Column('int', { default: 0 })
    previewHeight: number;

    @Column('timestamptz')
    introducedAt: Date;
}
