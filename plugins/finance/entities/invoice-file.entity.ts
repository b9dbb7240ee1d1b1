import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Check, Column, Entity, Index, ManyToOne, type Relation } from 'typeorm';

import { Invoice } from './invoice.entity';

export const fileFormats = ['pdf', 'xml'] as const;
export type FileFormat = (typeof fileFormats)[number];

/** An invoice's document as it came, one of each format. It lies in the database: whoever may not read the invoice has no way to it (ADR 0041). */
@Entity('invoice_file')
@Check('invoice_file_size', '"sizeBytes" = octet_length(content)')
@Index('UQ_invoice_file_format', ['invoiceId', 'format'], { unique: true })
export class InvoiceFile extends VendureEntity {
    constructor(input?: DeepPartial<InvoiceFile>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => Invoice, { onDelete: 'CASCADE' })
    invoice: Relation<Invoice>;

    @Column('int')
    invoiceId: number;

    @Column('text')
    format: FileFormat;

    @Column('int')
    sizeBytes: number;

    @Column('text')
    contentHash: string;

    @Column('bytea', { select: false })
    content: Buffer;
}
