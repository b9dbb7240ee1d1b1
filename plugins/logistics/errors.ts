import { RefusalError } from '../../kernel/vendure-error';
import type { ReadingRefusal } from '../indicators';
import type { WeighingBreach } from './domain/weighing-rules';

export type ShipmentRefusalReason =
    | 'order-not-plannable'
    | 'order-not-ready'
    | 'over-shipping'
    | 'unknown-line'
    | 'nothing-to-ship'
    | 'wrong-state'
    | 'too-heavy'
    | 'over-capacity'
    | 'vehicle-missing'
    | 'driver-missing'
    | 'on-load';

const shipmentTexts: Record<ShipmentRefusalReason, string> = {
    'order-not-plannable': 'Goods of this order cannot be planned for transport in its present state.',
    'order-not-ready': 'This order is not ready to ship yet.',
    'over-shipping': 'More than what remains of the ordered quantity.',
    'unknown-line': 'This line belongs to another order.',
    'nothing-to-ship': 'Every ordered piece is in a shipment already.',
    'wrong-state': 'The shipment is not in a state for this.',
    'too-heavy': 'No weighbridge can weigh so heavy a load. Split the shipment.',
    'over-capacity': "The load is heavier than the vehicle's capacity.",
    'vehicle-missing': 'Name the vehicle by its plate first.',
    'driver-missing': 'Name the driver first.',
    'on-load': 'This shipment is on a load. Change driver and vehicle there.',
};

export class ShipmentRefusal extends RefusalError<ShipmentRefusalReason> {
    constructor(reason: ShipmentRefusalReason, field: string | null = null) {
        super('ShipmentRefusal', reason, shipmentTexts[reason], field);
    }
}

export type WeighingRefusalReason =
    | ReadingRefusal
    | WeighingBreach
    | 'wrong-state'
    | 'first-weighing-missing'
    | 'not-heavier'
    | 'over-vehicle-capacity'
    | 'reason-missing'
    | 'supervisor-needed'
    | 'tare-missing'
    | 'tare-expired'
    | 'passage-used'
    | 'already-asked'
    | 'already-decided'
    | 'own-request'
    | 'nothing-to-decide'
    | 'already-corrected';

const weighingTexts: Record<WeighingRefusalReason, string> = {
    'scale-silent': 'The weighbridge does not answer.',
    'out-of-range': 'The weighbridge is overloaded or under its range.',
    'net-mode': 'The indicator shows net weight. Clear its tare first.',
    'not-stable': 'The weight is not steady yet.',
    'too-light': 'There is no vehicle on the weighbridge.',
    'wrong-state': 'The shipment is not in a state for this.',
    'first-weighing-missing': 'Weigh the empty vehicle first.',
    'not-heavier': 'The loaded vehicle must be heavier than the empty one.',
    'reason-missing': 'A weight that is typed or corrected needs a reason.',
    'zero-missing': 'The weighbridge was not seen empty since the weight before. Let the vehicle drive off and on again, or ask a supervisor.',
    'too-soon': 'The vehicle comes back sooner than it can be loaded. A supervisor must give the reason.',
    'tare-unusual': 'This vehicle never weighed so much or so little empty. A supervisor must give the reason.',
    'plate-elsewhere': 'Another shipment waits for this vehicle to come back loaded. A supervisor must give the reason.',
    'second-person-needed': 'A typed weight counts only when a second person agrees to it.',
    'over-vehicle-capacity': 'The load is heavier than the vehicle may carry. Unload some of it.',
    'tare-missing': 'There is no weighed empty weight of this vehicle. Weigh it empty.',
    'tare-expired': 'The kept empty weight of this vehicle is too old. Weigh it empty.',
    'passage-used': 'This weight was recorded already.',
    'already-asked': 'A weight of this shipment waits for a supervisor already.',
    'already-decided': 'This was decided already.',
    'own-request': 'Somebody else than who asked must decide.',
    'nothing-to-decide': 'This weight needs nobody else. Record it.',
    'outside-tolerance': 'The weight differs from the plan by more than is allowed. A supervisor must give the reason.',
    'supervisor-needed': 'Only a supervisor may do this.',
    'already-corrected': 'This ticket was corrected already. Correct the newest one.',
};

export class WeighingRefusal extends RefusalError<WeighingRefusalReason> {
    constructor(reason: WeighingRefusalReason, field: string | null = null) {
        super('WeighingRefusal', reason, weighingTexts[reason], field);
    }
}

export type DeliveryRefusalReason = 'not-dispatched';

export class DeliveryRefusal extends RefusalError<DeliveryRefusalReason> {
    constructor() {
        super('DeliveryRefusal', 'not-dispatched', 'The shipment has not left yet.');
    }
}

export type LoadRefusalReason =
    | 'on-other-load'
    | 'shipment-not-planned'
    | 'no-shipments'
    | 'over-capacity'
    | 'over-gross'
    | 'over-volume'
    | 'over-axle'
    | 'changed-meanwhile'
    | 'wrong-state'
    | 'vehicle-missing'
    | 'driver-missing'
    | 'not-weighed'
    | 'order-not-ready';

const loadTexts: Record<LoadRefusalReason, string> = {
    'on-other-load': 'A shipment is on another load already.',
    'shipment-not-planned': 'Only shipments that are planned and not being loaded yet can be put on a load or taken off it.',
    'no-shipments': 'There is no shipment on this load any more.',
    'over-capacity': "The load is heavier than the vehicle's capacity.",
    'over-gross': 'Vehicle and load together are heavier than papers or roads allow.',
    'over-volume': 'The load takes more room than the vehicle has. A reason must be given.',
    'over-axle': 'An axle bears more than roads of the country allow. Change the order of the stops, or give a reason.',
    'changed-meanwhile': 'Somebody else changed this load. Look at it again.',
    'wrong-state': 'The load is not in a state for this.',
    'vehicle-missing': 'Name the vehicle by its plate first.',
    'driver-missing': 'Name the driver first.',
    'not-weighed': 'Not all shipments of this load are weighed.',
    'order-not-ready': 'An order of this load is not ready to ship yet.',
};

export class LoadRefusal extends RefusalError<LoadRefusalReason> {
    constructor(reason: LoadRefusalReason, field: string | null = null) {
        super('LoadRefusal', reason, loadTexts[reason], field);
    }
}

export type CourierRefusalReason =
    | 'wrong-state'
    | 'already-booked'
    | 'account-off'
    | 'country-not-served'
    | 'no-cash'
    | 'no-insurance'
    | 'other-currency'
    | 'too-late'
    | 'nothing-to-retry';

const courierTexts: Record<CourierRefusalReason, string> = {
    'wrong-state': 'What has left, or was cancelled, is booked with no courier.',
    'already-booked': 'This shipment is booked with a courier already.',
    'account-off': 'This account is switched off.',
    'country-not-served': 'This courier does not go there.',
    'no-cash': 'This courier collects no money.',
    'no-insurance': 'This courier insures nothing.',
    'other-currency': "This courier takes no amounts in the order's currency.",
    'too-late': 'The courier has confirmed it already. Ring him.',
    'nothing-to-retry': 'Nothing got stuck.',
};

export class CourierRefusal extends RefusalError<CourierRefusalReason> {
    constructor(reason: CourierRefusalReason, field: string | null = null) {
        super('CourierRefusal', reason, courierTexts[reason], field);
    }
}
