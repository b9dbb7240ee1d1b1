import { ResolveField, Resolver } from '@nestjs/graphql';

import { DeliveryRefusal, ShipmentRefusal, WeighingRefusal } from '../errors';

@Resolver('ShipmentResult')
export class ShipmentResultResolver {
    @ResolveField()
    __resolveType(value: object): string {
        return value instanceof ShipmentRefusal ? 'ShipmentRefusal' : 'Shipment';
    }
}

@Resolver('FirstWeightResult')
export class FirstWeightResultResolver {
    @ResolveField()
    __resolveType(value: object): string {
        return value instanceof WeighingRefusal ? 'WeighingRefusal' : 'Weighing';
    }
}

@Resolver('TicketResult')
export class TicketResultResolver {
    @ResolveField()
    __resolveType(value: object): string {
        return value instanceof WeighingRefusal ? 'WeighingRefusal' : 'WeighbridgeTicket';
    }
}

@Resolver('WeightRequestResult')
export class WeightRequestResultResolver {
    @ResolveField()
    __resolveType(value: object): string {
        return value instanceof WeighingRefusal ? 'WeighingRefusal' : 'WeightRequest';
    }
}

@Resolver('ShipmentDeliveryResult')
export class ShipmentDeliveryResultResolver {
    @ResolveField()
    __resolveType(value: object): string {
        return value instanceof DeliveryRefusal ? 'DeliveryRefusal' : 'Shipment';
    }
}

@Resolver('ConfirmDeliveryResult')
export class ConfirmDeliveryResultResolver {
    @ResolveField()
    __resolveType(value: object): string {
        return value instanceof DeliveryRefusal ? 'DeliveryRefusal' : 'MyShipment';
    }
}
