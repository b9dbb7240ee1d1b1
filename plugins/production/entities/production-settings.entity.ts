import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** One row. */
@Entity('production_settings')
@Check('CHK_production_settings_one', '"id" = 1')
export class ProductionSettings {
    @PrimaryColumn('int', { default: 1 })
    id: number;

    /** Working days between the plan's end and what a customer is promised. */
    @Column('int', { default: 2 })
    promiseBufferDays: number;

    @Column('int', { default: 1 })
    version: number;
}
