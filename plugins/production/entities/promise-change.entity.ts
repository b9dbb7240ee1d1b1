import { type DeepPartial, EntityId, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne } from 'typeorm';

import { OrderPromise } from './order-promise.entity';

/** `first`: when its work was released; `plan`: the plan's end had passed it; `staff`: somebody said so. */
export const promiseSources = ['first', 'plan', 'staff'] as const;
export type PromiseSource = (typeof promiseSources)[number];

/** What was promised before and after, and why. Never changed. */
@Entity('production_promise_change')
export class PromiseChange extends VendureEntity {
    declare id: number;

    constructor(input?: DeepPartial<PromiseChange>) {
        super(input);
    }

    @Index()
    @ManyToOne(() => OrderPromise, { onDelete: 'CASCADE' })
    promise: OrderPromise;

    @EntityId()
    promiseId: number;

    @Column('date', { nullable: true })
    before: string | null;

    @Column('date')
    after: string;

    @Column('text')
    source: PromiseSource;

    @Column('text', { default: '' })
    reason: string;

    @Column('int', { nullable: true })
    administratorId: number | null;
}
