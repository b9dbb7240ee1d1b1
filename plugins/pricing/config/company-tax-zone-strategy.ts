import { type Channel, idsAreEqual, type Injector, type Order, type RequestContext, type TaxZoneStrategy, type Zone } from '@vendure/core';

import { TaxZoneService } from '../services/tax-zone.service';

/** Core taxes orders in the zone of the buying company's country, as the price resolver does. */
export class CompanyTaxZoneStrategy implements TaxZoneStrategy {
    private service: TaxZoneService;

    init(injector: Injector): void {
        this.service = injector.get(TaxZoneService);
    }

    async determineTaxZone(ctx: RequestContext, zones: Zone[], channel: Channel, order?: Order): Promise<Zone> {
        const id = await this.service.zoneOfBuyer(ctx, order?.customerId ?? order?.customer?.id ?? null);
        return zones.find(zone => id !== null && idsAreEqual(zone.id, id)) ?? channel.defaultTaxZone;
    }
}
