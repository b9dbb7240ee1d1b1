import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Check, Column, Entity, Index, ManyToOne, type Relation } from 'typeorm';

import type { LimitPolicy } from '../domain/stale-limits';
import { ErpConnection } from './erp-connection.entity';

/** From which state on an order is the ERP's too. */
export const sendStates = ['Submitted', 'Approved'] as const;
export type SendState = (typeof sendStates)[number];

/** What a connection is told, and what holds while its figures are old. */
@Entity('erp_push_setting')
@Index('UQ_erp_push_setting_orders', ['pushesOrders'], { unique: true, where: '"pushesOrders"' })
@Check('erp_push_setting_age', '"limitMinutes" BETWEEN 1 AND 100000 AND "stockMinutes" BETWEEN 1 AND 100000')
export class PushSetting extends VendureEntity {
    constructor(input?: DeepPartial<PushSetting>) {
        super(input);
    }

    declare id: number;

    @ManyToOne(() => ErpConnection, { onDelete: 'CASCADE' })
    connection: Relation<ErpConnection>;

    @Index('UQ_erp_push_setting_connection', { unique: true })
    @Column('int')
    connectionId: number;

    /** One connection at most: an order becomes documents of one ERP. */
    @Column('boolean', { default: false })
    pushesOrders: boolean;

    @Column('text', { default: 'Approved' })
    sendFrom: SendState;

    @Column('boolean', { default: false })
    pushesPayments: boolean;

    @Column('boolean', { default: false })
    pushesWeighings: boolean;

    /** Older than so, credit limits and balances are stale; and then this is done with orders on account. */
    @Column('int', { default: 1440 })
    limitMinutes: number;

    @Column('text', { default: 'accept' })
    limitPolicy: LimitPolicy;

    /** Older than so, stock is shown with its age. */
    @Column('int', { default: 240 })
    stockMinutes: number;

    /** Payments and tickets of before are not told. */
    @Column('timestamptz', { default: () => 'now()' })
    since: Date;

    @Column('int', { default: 1 })
    version: number;
}
