import { RefusalError } from '../../kernel/vendure-error';
import type { ReadingRefusal } from './domain/stable-weight';

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
    | 'driver-missing';

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
};

export class ShipmentRefusal extends RefusalError<ShipmentRefusalReason> {
    constructor(reason: ShipmentRefusalReason, field: string | null = null) {
        super('ShipmentRefusal', reason, shipmentTexts[reason], field);
    }
}

export type WeighingRefusalReason =
    | ReadingRefusal
    | 'wrong-state'
    | 'first-weighing-missing'
    | 'not-heavier'
    | 'reason-missing'
    | 'outside-tolerance'
    | 'supervisor-needed'
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
