import { type DeepPartial, VendureEntity } from '@vendure/core';
import { Check, Column, Entity } from 'typeorm';

/** What holds for deliveries paid in a currency. */
export interface CurrencyTerms {
    currencyCode: string;
    /** Of a company without its own; null: transport is never free. */
    minimumNet: number | null;
    /** Then it costs this wherever it goes, and tariffs do not matter; null: by tariff. */
    fixedNet: number | null;
}

/** A row of the tariff for parcels. */
export interface ParcelTariff {
    /** Null: all countries without rows of their own. */
    countryCode: string | null;
    currencyCode: string;
    upToG: number;
    net: number;
}

export interface PalletTariff {
    countryCode: string | null;
    currencyCode: string;
    net: number;
}

/** What the firm takes for deliveries: one row. */
@Entity('delivery_settings')
@Check('delivery_settings_one_row', '"id" = 1')
@Check('delivery_settings_divisor', '"volumetricDivisor" > 0')
export class DeliverySettings extends VendureEntity {
    constructor(input?: DeepPartial<DeliverySettings>) {
        super(input);
    }

    declare id: number;

    /** How many cubic centimetres count as a kilogram. */
    @Column('int', { default: 5000 })
    volumetricDivisor: number;

    @Column('jsonb', { default: '[]' })
    currencies: CurrencyTerms[];

    @Column('jsonb', { default: '[]' })
    parcels: ParcelTariff[];

    @Column('jsonb', { default: '[]' })
    pallets: PalletTariff[];

    /** Rises with each change. */
    @Column('int', { default: 1 })
    version: number;
}
