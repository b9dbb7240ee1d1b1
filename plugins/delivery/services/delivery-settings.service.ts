import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import type { Scope } from '../../../kernel/scope';
import { checked } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { DeliverySettings } from '../entities/delivery-settings.entity';
import { settingsSchema } from './input-schemas';

/** What the firm takes for deliveries. */
@Injectable()
export class DeliverySettingsService {
    constructor(
        private connection: TransactionalConnection,
        private audit: AuditService,
    ) {}

    async get(ctx: RequestContext): Promise<DeliverySettings> {
        const row = await this.connection.getRepository(ctx, DeliverySettings).findOneBy({ id: 1 });
        return row ?? new DeliverySettings({ id: 1, volumetricDivisor: 5000, currencies: [], parcels: [], pallets: [], version: 0 });
    }

    /** All of it at once: a tariff is one thing. */
    async update(ctx: RequestContext, scope: Scope, input: unknown): Promise<DeliverySettings> {
        const { version, ...after } = checked(settingsSchema, input);
        return withTx(this.connection, ctx, async tx => {
            const repository = this.connection.getRepository(tx, DeliverySettings);
            await sql(this.connection, tx, 'INSERT INTO delivery_settings (id, version) VALUES (1, 0) ON CONFLICT DO NOTHING');
            const known = await repository.findOneOrFail({ where: { id: 1 }, lock: { mode: 'pessimistic_write' } });
            await this.audit.refuseStale(tx, scope, version, { version: known.version, entity: 'DeliverySettings', entityId: 1 });
            const { volumetricDivisor, currencies, parcels, pallets } = known;
            const saved = await repository.save(Object.assign(known, after, { version: known.version + 1 }));
            await this.audit.record(tx, {
                ...{ scope, action: 'delivery-settings.update', entity: 'DeliverySettings', entityId: 1 },
                ...{ before: { volumetricDivisor, currencies, parcels, pallets }, after },
            });
            return saved;
        });
    }
}
