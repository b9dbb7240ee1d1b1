import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, VersionColumn } from 'typeorm';

import type { BroadcastState } from '../domain/broadcast-states';
import type { BroadcastText } from '../domain/broadcast-texts';

/** To whom it goes: these companies; or all that fit every condition that is set. */
export interface Audience {
    companyIds: number[];
    groupNames: string[];
    countryCodes: string[];
    /** Branches of the firm whose people look after the company. */
    firmBranchIds: number[];
    priceListIds: number[];
    /** Has ordered nothing for so many days. */
    noOrderForDays: number | null;
}

/** One message of the firm to many members of companies. */
@Entity('broadcast')
@Index(['state', 'createdAt'])
export class Broadcast extends VendureEntity {
    declare id: number;

    constructor(input?: DeepPartial<Broadcast>) {
        super(input);
    }

    @Column('text', { default: 'draft' })
    state: BroadcastState;

    @Column('jsonb')
    texts: BroadcastText[];

    @Column('jsonb')
    audience: Audience;

    /** The account managers whose companies its writer sees; null: all. It goes no further than he does. */
    @Column('int', { array: true, nullable: true })
    reach: number[] | null;

    @Column('int')
    writtenByAdministratorId: number;

    /** Stands at the head of the portal until it is read. */
    @Column('boolean', { default: false })
    banner: boolean;

    @Column('boolean', { default: false })
    byMail: boolean;

    @Column('boolean', { default: false })
    bySms: boolean;

    @Column('timestamptz', { nullable: true })
    sendAt: Date | null;

    @Column('timestamptz', { nullable: true })
    sentAt: Date | null;

    /** The last member to whom it went: the next batch begins behind him. */
    @Column('int', { default: 0 })
    lastMemberId: number;

    @VersionColumn({ default: 1 })
    version: number;
}
