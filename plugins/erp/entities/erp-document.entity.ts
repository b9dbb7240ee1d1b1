import { type DeepPartial, EntityId, type ID, Order, VendureEntity } from '@vendure/core';
import { Check, Column, Entity, Index, ManyToOne, type Relation } from 'typeorm';

import { type DocumentNoun, type DocumentState, documentStates } from '../domain/document-states';
import type { ErpDocumentKind } from '../types';
import { ErpConnection } from './erp-connection.entity';

/**
 * What was, or is to be, told the ERP as one document of its own: an order's part, an address, a payment, a weighing. It is written down before
 * it is sent, so that whoever takes over after a crash knows that it may be there, and asks.
 */
@Entity('erp_document')
@Index('UQ_erp_document_key', ['connectionId', 'noun', 'key'], { unique: true })
@Index('UQ_erp_document_number', ['connectionId', 'noun', 'number'], { unique: true, where: '"number" IS NOT NULL' })
@Index('IDX_erp_document_order', ['orderId', 'place'])
@Index('IDX_erp_document_dead', ['connectionId', 'updatedAt'], { where: `state IN ('refused', 'doubtful')` })
@Index('IDX_erp_document_open', ['connectionId', 'createdAt'], { where: `state IN ('waiting', 'sending')` })
@Check('erp_document_state', `state IN (${documentStates.map(state => `'${state}'`).join(', ')})`)
export class ErpDocumentRecord extends VendureEntity {
    constructor(input?: DeepPartial<ErpDocumentRecord>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => ErpConnection, { onDelete: 'CASCADE' })
    connection: Relation<ErpConnection>;

    @Column('int')
    connectionId: number;

    @Column('text')
    noun: DocumentNoun;

    /** Ours, which the ERP keeps beside its own number. */
    @Column('text')
    key: string;

    @ManyToOne(() => Order, { onDelete: 'CASCADE', nullable: true })
    order: Relation<Order> | null;

    /** The order that it is of; of an address, the one with which it was told first. */
    @EntityId({ nullable: true })
    orderId: ID | null;

    /** Of an order's parts, the first is 0. */
    @Column('int', { default: 0 })
    place: number;

    /** What it is about, where that is no order: the id of the address, the payment, the ticket. */
    @Column('int', { nullable: true })
    subjectId: number | null;

    @Column('text')
    state: DocumentState;

    /** The ERP's. */
    @Column('text', { nullable: true })
    number: string | null;

    /** What the ERP calls its state, as it said last. */
    @Column('text', { nullable: true })
    erpState: string | null;

    /** Of the values that the ERP has; null while it has none. */
    @Column('text', { nullable: true })
    toldHash: string | null;

    /** What is on its way and was not answered: asked for before anything is sent again. */
    @Column('jsonb', { nullable: true })
    pending: { kind: ErpDocumentKind; key: string; hash: string } | null;

    /** How often it was changed at the ERP: each change has a key of its own. */
    @Column('int', { default: 0 })
    changes: number;

    /** Why it was not taken, and which field is to blame. */
    @Column('text', { nullable: true })
    reason: string | null;

    @Column('text', { nullable: true })
    field: string | null;

    /** Tries in a row that came to nothing. */
    @Column('int', { default: 0 })
    failures: number;

    @Column('timestamptz', { nullable: true })
    failingSince: Date | null;

    @Column('timestamptz', { nullable: true })
    acceptedAt: Date | null;
}
