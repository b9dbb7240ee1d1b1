import { type DeepPartial, Money, VendureEntity } from '@vendure/core';
import { Check, Column, Entity, Index, ManyToOne, type Relation, VersionColumn } from 'typeorm';

import { Company } from '../../organizations';

export const invoiceKinds = ['invoice', 'correction'] as const;
export type InvoiceKind = (typeof invoiceKinds)[number];

/** An invoice or a correction that the firm wrote outside, in its ERP. A correction that takes away has negative amounts. */
@Entity('invoice')
@Check('invoice_sums', '"grossMinor" = "netMinor" + "taxMinor"')
@Check('invoice_paid', '"paidMinor" BETWEEN LEAST("grossMinor", 0) AND GREATEST("grossMinor", 0)')
@Index('invoice_of_company', ['companyId', 'issuedOn'])
@Index('invoice_unapplied_correction', ['correctsNumber'], { where: '"grossMinor" < 0 AND "paidMinor" <> "grossMinor"' })
@Index('invoice_open', ['companyId', 'dueOn'], { where: '"paidMinor" <> "grossMinor"' })
@Index('invoice_open_due', ['dueOn'], { where: '"paidMinor" <> "grossMinor"' })
export class Invoice extends VendureEntity {
    constructor(input?: DeepPartial<Invoice>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => Company, { onDelete: 'RESTRICT' })
    company: Relation<Company>;

    @Column('int')
    companyId: number;

    /** As it is written on the paper; the firm has one series of numbers. */
    @Index('UQ_invoice_number', { unique: true })
    @Column('text')
    number: string;

    @Column('text')
    kind: InvoiceKind;

    /** Of the invoice that a correction corrects. */
    @Column('text', { nullable: true })
    correctsNumber: string | null;

    @Column('date')
    issuedOn: string;

    @Column('date')
    dueOn: string;

    @Column('text')
    currencyCode: string;

    @Money()
    netMinor: number;

    @Money()
    taxMinor: number;

    @Money()
    grossMinor: number;

    /** The sum of its settlements; what is missing to the gross amount is open. */
    @Money({ default: 0 })
    paidMinor: number;

    /** What it takes of the company's credit by itself: nothing where an order that it names takes it (ADR 0041). */
    @Money({ default: 0 })
    exposureMinor: number;

    @Column('text', { array: true, default: '{}' })
    orderCodes: string[];

    @Column('text', { nullable: true })
    ksefNumber: string | null;

    @VersionColumn({ default: 1 })
    version: number;
}
