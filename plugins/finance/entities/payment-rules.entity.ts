import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Check, Column, Entity, Index, ManyToOne, type Relation, VersionColumn } from 'typeorm';

import { Company } from '../../organizations';
import type { PaymentMethodCode } from '../domain/payment-method';

export interface BankAccount {
    currencyCode: string;
    holder: string;
    bankName: string;
    accountNumber: string;
    /** SWIFT or BIC; empty where none is needed. */
    bankCode: string;
}

/** How the firm's customers may pay, and what happens when one is over his limit or late. One row. */
@Entity('payment_rules')
@Check('payment_rules_one', 'id = 1')
export class PaymentRules extends VendureEntity {
    constructor(input?: DeepPartial<PaymentRules>) {
        super(input);
    }

    declare id: number;

    @Column('text', { array: true })
    methods: PaymentMethodCode[];

    @Column('boolean')
    warns: boolean;

    @Column('boolean')
    blocksTerm: boolean;

    @Column('jsonb', { default: '[]' })
    bankAccounts: BankAccount[];

    @VersionColumn({ default: 1 })
    version: number;
}

/** What is otherwise for one company. Null: as the firm has it. */
@Entity('company_payment_rules')
export class CompanyPaymentRules extends VendureEntity {
    constructor(input?: DeepPartial<CompanyPaymentRules>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => Company, { onDelete: 'CASCADE' })
    company: Relation<Company>;

    @Index('UQ_company_payment_rules', { unique: true })
    @Column('int')
    companyId: number;

    @Column('text', { array: true, nullable: true })
    methods: PaymentMethodCode[] | null;

    @Column('boolean', { nullable: true })
    warns: boolean | null;

    @Column('boolean', { nullable: true })
    blocksTerm: boolean | null;

    @VersionColumn({ default: 1 })
    version: number;
}
