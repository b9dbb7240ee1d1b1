/**
 * Gates stand between a buyer's checkout and the firm: each may hold an order back until somebody agrees. The buyer's own
 * approvers are one, a distributor is another; they do not know each other.
 *
 * How to add one:
 * 1. Write a class in `services/` that implements `PlacementGate`, with a `name` and a `position` of its own, and call
 *    `gates.register(this)` in its `onModuleInit`. Gates are asked one after the other, the lowest position first.
 * 2. `ask` says what the gate wants of an order: `pass`, names of those it waits for, or a refusal (nothing is placed then).
 *    It is asked for previews too, so it writes nothing; it may lock rows, which last until the transaction ends.
 * 3. The order is then placed as `AwaitingApproval`, with the gate's name in `company_order.gate`, and `opened` is called in the
 *    same transaction: there the gate writes its request and tells people. Nothing is reserved while an order waits (ADR 0017).
 * 4. When its people agree, the gate's own use case calls `WaitingOrderService.letPass`, which asks the gates behind it and, when
 *    none wants anything, checks again and submits the order. When they refuse, it calls `WaitingOrderService.reject`.
 *    Who may decide is the gate's own rule: both methods believe the caller, and only check that the order stands at his gate.
 * 5. `closed` is called when the order is rejected or cancelled at the gate, so that its request does not stay open.
 */
import { Injectable } from '@nestjs/common';
import type { RequestContext } from '@vendure/core';

import type { Scope } from '../../../kernel/scope';
import { type PlacementRefusal, refuse } from '../errors';
import type { OrderRecord } from '../queries/order-record.query';

/** What a gate is told of the order that wants to pass, at the prices of now. */
export interface GateOrder {
    orderId: number;
    companyId: number;
    branchId: number;
    /** Null when a staff member orders for the company. */
    placedByMemberId: number | null;
    currencyCode: string;
    totalNet: number;
    totalGross: number;
}

/** People of whom so many must agree, as the buyer may know them. */
export interface GateStep {
    approvers: string[];
    needed: number;
}

export type GateAnswer = 'pass' | { steps: GateStep[] } | { refused: PlacementRefusal };

export interface PlacementGate {
    readonly name: string;
    readonly position: number;
    ask(ctx: RequestContext, order: GateOrder): Promise<GateAnswer>;
    /** The order stands at the gate from now on. Its row is locked. */
    opened(ctx: RequestContext, scope: Scope, order: OrderRecord): Promise<void>;
    /** The order was rejected or cancelled here. Its row is locked. */
    closed(ctx: RequestContext, scope: Scope, order: OrderRecord): Promise<void>;
}

@Injectable()
export class PlacementGates {
    private gates: PlacementGate[] = [];

    register(gate: PlacementGate): void {
        this.gates = [...this.gates, gate].sort((one, other) => one.position - other.position);
    }

    /** The first gate that holds the order back; null when it may go to the firm. A gate that refuses ends the transaction. */
    async holding(ctx: RequestContext, order: GateOrder, behind: string | null = null): Promise<PlacementGate | null> {
        const passed = this.gates.findIndex(gate => gate.name === behind);
        for (const gate of this.gates.slice(passed + 1)) {
            const answer = await gate.ask(ctx, order);
            if (answer === 'pass') continue;
            return 'refused' in answer ? refuse(answer.refused) : gate;
        }
        return null;
    }

    /** Everybody whom the order would have to wait for, or why it could not be placed. */
    async preview(ctx: RequestContext, order: GateOrder): Promise<{ steps: GateStep[]; refused: PlacementRefusal | null }> {
        const steps: GateStep[] = [];
        for (const gate of this.gates) {
            const answer = await gate.ask(ctx, order);
            if (answer === 'pass') continue;
            if ('refused' in answer) return { steps, refused: answer.refused };
            steps.push(...answer.steps);
        }
        return { steps, refused: null };
    }

    async opened(ctx: RequestContext, scope: Scope, order: OrderRecord): Promise<void> {
        await this.at(order)?.opened(ctx, scope, order);
    }

    async closed(ctx: RequestContext, scope: Scope, order: OrderRecord): Promise<void> {
        await this.at(order)?.closed(ctx, scope, order);
    }

    private at(order: OrderRecord): PlacementGate | undefined {
        return this.gates.find(gate => gate.name === order.gate);
    }
}
