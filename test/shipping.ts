/** Orders that are ready to go, for specs about what becomes of them. */
import type { RequestContext } from '@vendure/core';

import type { MemberScope, StaffScope } from '../kernel/scope';
import { FleetService, ShipmentService, WeighbridgeService } from '../plugins/logistics';
import { CartService, PlacementService } from '../plugins/purchasing';
import { Factory, type MadeCompany } from './factories';
import type { RunningServer } from './server';

export interface Buyer {
    company: MadeCompany;
    scope: MemberScope;
    variantId: number;
}

/** The factory's variants weigh 1.5 kg a unit. */
export const unitG = 1500;

export class Shipping {
    private keys = 0;
    private scaleId = 0;

    private constructor(
        private running: RunningServer,
        readonly factory: Factory,
        readonly officer: StaffScope,
    ) {}

    static async of(running: RunningServer): Promise<Shipping> {
        const factory = await Factory.of(running);
        return new Shipping(running, factory, await factory.staff('ReadShipment', 'CreateShipment', 'UpdateShipment', 'DeleteShipment', 'WeighShipment'));
    }

    key(): string {
        return `shipping-${++this.keys}`;
    }

    ctx(): Promise<RequestContext> {
        return this.factory.context();
    }

    get<T>(type: abstract new (...args: never[]) => T): T {
        return this.running.server.app.get(type);
    }

    async buyer(): Promise<Buyer> {
        const company = await this.factory.company();
        const scope = await this.factory.member(company.id);
        await this.running.sql(`UPDATE customer SET "phoneNumber" = '+989121234567' WHERE id = $1`, [scope.customerId]);
        const [variantId = 0] = await this.factory.variants(company.id, [{ stock: 1_000_000 }]);
        return { company, scope, variantId };
    }

    async placed(buyer: Buyer, quantity: number): Promise<number> {
        const carts = this.get(CartService);
        await carts.setLines(await this.ctx(), buyer.scope, { lines: [{ variantId: buyer.variantId, unit: 'm2', quantity, mode: 'SET' as const }] });
        const shownTotalGross = (await carts.find(await this.ctx(), buyer.scope))?.totalGross ?? 0;
        const order = { branchId: buyer.company.branchId, shownTotalGross, idempotencyKey: this.key() };
        const placed = await this.get(PlacementService).place(await this.ctx(), buyer.scope, order);
        if (!('orderId' in placed)) throw new Error(`Not placed: ${placed.reason}`);
        return placed.orderId;
    }

    async readyOrder(buyer: Buyer, quantity: number): Promise<number> {
        const orderId = await this.placed(buyer, quantity);
        await this.running.sql(`UPDATE "order" SET state = 'ReadyToShip' WHERE id = $1`, [orderId]);
        return orderId;
    }

    /** A planned shipment of a new order. */
    async shipment(buyer: Buyer, quantity: number, more: object = {}): Promise<number> {
        const input = { orderId: await this.readyOrder(buyer, quantity), destination: 'Isfahan', idempotencyKey: this.key(), ...more };
        const answer = await this.get(ShipmentService).create(await this.ctx(), this.officer, input);
        if (!('state' in answer)) throw new Error(`Not planned: ${answer.reason}`);
        return answer.id;
    }

    /** Typed, since these specs are about something else than the indicator. */
    async weigh(step: 'first' | 'second', shipmentId: number, weightG: number): Promise<unknown> {
        this.scaleId ||= (
            await this.get(FleetService).saveScale(await this.ctx(), this.officer, null, {
                code: 'SHIP', name: 'Gate', source: 'agent', toleranceBasisPoints: 100, toleranceG: 20_000, needsZero: false, needsSecondPerson: false, minSecondsBetween: 0,
            })
        ).id;
        const input = { shipmentId, scaleId: this.scaleId, manualWeightG: weightG, reason: 'The indicator is being repaired', idempotencyKey: this.key() };
        const weighbridge = this.get(WeighbridgeService);
        const ctx = await this.ctx();
        return step === 'first' ? weighbridge.recordFirst(ctx, this.officer, input, new Date()) : weighbridge.recordSecond(ctx, this.officer, input, new Date());
    }
}
