import { Role } from '@vendure/core';
import { Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';

/** A role whose holders sign in with a second factor only. */
@Entity('staff_second_factor_role')
export class SecondFactorRole {
    @ManyToOne(() => Role, { onDelete: 'CASCADE' })
    @JoinColumn({ name: 'roleId' })
    role: Relation<Role>;

    @PrimaryColumn('int')
    roleId: number;
}
