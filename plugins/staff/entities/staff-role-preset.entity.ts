import { Entity, PrimaryColumn } from 'typeorm';

/** A preset role that this installation has had: one that the firm deleted since is not made again. */
@Entity('staff_role_preset')
export class StaffRolePreset {
    @PrimaryColumn('text')
    code: string;
}
