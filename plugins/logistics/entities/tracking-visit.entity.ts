import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** How often an address has asked for tracking pages within its present minute. */
@Entity('tracking_visit')
export class TrackingVisit {
    /** A hash of the address: the address itself is nobody's business here. */
    @PrimaryColumn('text')
    address: string;

    @Index()
    @Column('timestamptz')
    windowStart: Date;

    @Column('int')
    visits: number;
}
