import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';

import { SecondFactor } from './second-factor.entity';

/** Opens once in place of a code from the authenticator. */
@Entity('staff_recovery_code')
@Index('UQ_staff_recovery_code', ['administratorId', 'codeHash'], { unique: true })
export class RecoveryCode extends VendureEntity {
    constructor(input?: DeepPartial<RecoveryCode>) {
        super(input);
    }

    @ManyToOne(() => SecondFactor, { onDelete: 'CASCADE' })
    @JoinColumn({ name: 'administratorId' })
    secondFactor: Relation<SecondFactor>;

    @Column('int')
    administratorId: number;

    @Column('text')
    codeHash: string;

    @Column('timestamptz', { nullable: true })
    usedAt: Date | null;
}
