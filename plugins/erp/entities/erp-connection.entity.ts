import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Index } from 'typeorm';

import type { CodeTables } from '../domain/code-tables';

/** One ERP that the firm works with. */
@Index('UQ_erp_connection_name', ['name'], { unique: true })
@Entity('erp_connection')
export class ErpConnection extends VendureEntity {
    constructor(input?: DeepPartial<ErpConnection>) {
        super(input);
    }

    declare id: number;

    @Column('text')
    name: string;

    /** The connector's kind: rahkaran, sql, files, rest, agent. */
    @Column('text')
    kind: string;

    /** All but the secret ones. */
    @Column('jsonb', { default: '{}' })
    settings: Record<string, unknown>;

    /** The secret ones, sealed; null when there are none. */
    @Column('text', { nullable: true })
    sealedSecrets: string | null;

    @Column('boolean', { default: false })
    enabled: boolean;

    /** What the ERP's codes are called here: units, taxes, statuses, warehouses and others. */
    @Column('jsonb', { default: '{}' })
    tables: CodeTables;

    /** Grows with each change of a code table, since that changes what records become. */
    @Column('int', { default: 1 })
    tablesVersion: number;

    /** Of the token by which the ERP tells that something changed; null: no such call is taken. */
    @Column('text', { nullable: true })
    webhookTokenHash: string | null;

    /** In whose name weighings and the like are written, which only a person may: who switched the connection on. */
    @Column('int', { nullable: true })
    administratorId: number | null;

    @Column('int', { default: 1 })
    version: number;
}
