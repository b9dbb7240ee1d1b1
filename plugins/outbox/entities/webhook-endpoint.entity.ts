import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity } from 'typeorm';

/** An address of somebody else's that is told of events, signed by Standard Webhooks. */
@Entity('webhook_endpoint')
export class WebhookEndpoint extends VendureEntity {
    constructor(input?: DeepPartial<WebhookEndpoint>) {
        super(input);
    }

    @Column('text')
    url: string;

    @Column('text', { default: '' })
    description: string;

    /** Event types that it wants, for example `order.approved`; `*` for all. */
    @Column('text', { array: true })
    kinds: string[];

    @Column('boolean', { default: true })
    active: boolean;

    @Column('text')
    secret: string;

    /** Also signs until `previousUntil`, so that the receiver can change over without losing events. */
    @Column('text', { nullable: true })
    previousSecret: string | null;

    @Column('timestamptz', { nullable: true })
    previousUntil: Date | null;

    /** When it last stopped answering well; null while all is well. */
    @Column('timestamptz', { nullable: true })
    failingSince: Date | null;

    @Column('int', { default: 0 })
    failures: number;

    @Column('text', { nullable: true })
    lastError: string | null;

    @Column('timestamptz', { nullable: true })
    lastSuccessAt: Date | null;

    @Column('text', { nullable: true })
    disabledReason: string | null;
}
