import { Administrator, type DeepPartial, VendureEntity } from '@vendure/core';
import { Column, Entity, Index, ManyToOne, type Relation } from 'typeorm';

/** Half a sign-in: the password was right, the second factor is still to come. Opens no session by itself. */
@Entity('staff_sign_in_ticket')
@Index('UQ_staff_sign_in_ticket', ['tokenHash'], { unique: true })
export class SignInTicket extends VendureEntity {
    constructor(input?: DeepPartial<SignInTicket>) {
        super(input);
    }

    @ManyToOne(() => Administrator, { onDelete: 'CASCADE' })
    administrator: Relation<Administrator>;

    @Index('IDX_staff_sign_in_ticket_administrator')
    @Column('int')
    administratorId: number;

    @Column('text')
    tokenHash: string;

    @Column('timestamptz')
    expiresAt: Date;

    @Column('timestamptz', { nullable: true })
    usedAt: Date | null;
}
