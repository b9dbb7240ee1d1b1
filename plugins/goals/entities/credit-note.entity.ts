import { type DeepPartial, Money, VendureEntity } from '@vendure/core';
import { Check, Column, Entity, Index, ManyToOne, type Relation } from 'typeorm';

import { Company } from '../../organizations';

/** What the firm credited a company outside: it takes away from what the company bought in the period of its day. */
@Entity('credit_note')
@Check('credit_note_amount', '"amountNet" > 0')
@Index('UQ_credit_note_number', ['companyId', 'number'], { unique: true })
@Index('IDX_credit_note_day', ['issuedOn', 'companyId'])
export class CreditNote extends VendureEntity {
    constructor(input?: DeepPartial<CreditNote>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => Company, { onDelete: 'RESTRICT' })
    company: Relation<Company>;

    @Column('int')
    companyId: number;

    /** As it is written on the paper. */
    @Column('text')
    number: string;

    @Column('date')
    issuedOn: string;

    @Money()
    amountNet: number;

    @Column('text')
    currencyCode: string;
}
