import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventBus, Order, OrderStateTransitionEvent, type RequestContext, RequestContextService, TransactionalConnection } from '@vendure/core';

import { OperationalError } from '../../../kernel/operational-error';
import { localDateOf } from '../../../kernel/time';
import { FirmSettingsService } from '../../organizations';
import { type OutboxMessage, OutboxHandlers, type OutboxOutcome, OutboxService } from '../../outbox';
import { CompanyOrderChangedEvent } from '../../purchasing';
import { addressValues, mapOrderDocument, unmappedReason } from '../domain/document-mapping';
import { isDead } from '../domain/document-states';
import { documentKey, orderDocuments } from '../domain/order-document';
import type { RemarkStyle } from '../domain/order-remarks';
import { documentsOfOrder, ensureDocument, hasEarlierMessage, isToSend } from '../queries/erp-document.query';
import { pushedOrder, type PushedOrder } from '../queries/order-facts.query';
import { orderReceiver, wasTold } from '../queries/push-setting.query';
import { Connectors } from './connectors';
import { DocumentCodes, type OrderCodes } from './document-codes';
import { DocumentSender, type SendOutcome, type Wanted } from './document-sender';
import { orderAggregate, orderMessages, orderPushKey, outcomeOf, unlessOff } from './push-messages';
import type { SteadyConnector } from './steady-connector';

/**
 * Tells the ERP of orders. Messages say which order it is about and not what to do: whoever carries one out brings the ERP to what the order is by then,
 * so that what is late, tried again or replayed comes to the same.
 */
@Injectable()
export class OrderPush implements OnModuleInit {
    constructor(
        private connection: TransactionalConnection,
        private events: EventBus,
        private outbox: OutboxService,
        private handlers: OutboxHandlers,
        private contexts: RequestContextService,
        private firm: FirmSettingsService,
        private connectors: Connectors,
        private codes: DocumentCodes,
        private sender: DocumentSender,
    ) {}

    onModuleInit(): void {
        for (const kind of Object.values(orderMessages)) this.handlers.register(kind, message => unlessOff(() => this.carryOut(message)));
        this.events.registerBlockingEventHandler({
            event: OrderStateTransitionEvent,
            id: 'tell-erp-of-order',
            handler: ({ ctx, order, toState }) => this.moved(ctx, Number(order.id), toState),
        });
        this.events.registerBlockingEventHandler({
            event: CompanyOrderChangedEvent,
            id: 'tell-erp-of-changed-order',
            handler: async ({ ctx, orderId, changeId }) => {
                if (await wasTold(this.manager(ctx), orderId, orderPushKey(orderId))) await this.enqueue(ctx, 'change', orderId, String(changeId));
            },
        });
    }

    private async moved(ctx: RequestContext, orderId: number, to: string): Promise<void> {
        if (to === 'Cancelled' || to === 'Rejected') {
            if (await wasTold(this.manager(ctx), orderId, orderPushKey(orderId))) await this.enqueue(ctx, 'cancel', orderId);
            return;
        }
        if (to !== 'Submitted' && to !== 'Approved') return;
        const receiver = await orderReceiver(this.manager(ctx));
        if (receiver !== null && (to === 'Approved' || receiver.sendFrom === to)) await this.enqueue(ctx, 'push', orderId);
    }

    private async enqueue(ctx: RequestContext, what: keyof typeof orderMessages, orderId: number, more?: string): Promise<void> {
        const key = [`${orderMessages[what]}:${orderId}`, more].filter(part => part !== undefined).join(':');
        await this.outbox.enqueue(ctx, { kind: orderMessages[what], aggregate: orderAggregate(orderId), payload: { orderId }, key });
    }

    private async carryOut(message: OutboxMessage): Promise<OutboxOutcome> {
        const { manager } = this.connection.rawConnection;
        if (await hasEarlierMessage(manager, message.aggregate, message.sequence)) return { putOff: 1_000, reason: 'An earlier message about the order is first' };
        const receiver = await orderReceiver(manager);
        if (receiver === null) throw new OperationalError('No connection takes orders');
        const orderId = Number(message.payload.orderId);
        // An order stays with the ERP that was told of it first, whichever gets orders by now.
        const [known] = await documentsOfOrder(manager, orderId);
        const { connection, connector } = await this.connectors.forDocuments(known?.connectionId ?? receiver.connectionId);
        const style = await this.style();
        const order = await pushedOrder(manager, orderId, instant => localDateOf(instant, style.timeZone));
        if (order === null) return { failed: 'There is no such order' };
        const codes = await this.codes.of(connection, order);
        const outcomes = order.state === 'Cancelled' || order.state === 'Rejected'
            ? await this.callOff(connector, order)
            : await this.bring(connector, connection.id, order, codes, style);
        return outcomeOf(outcomes);
    }

    private async bring(connector: SteadyConnector, connectionId: number, order: PushedOrder, codes: OrderCodes, style: RemarkStyle): Promise<SendOutcome[]> {
        const { orderId } = order;
        const addressKey = await this.address(connector, connectionId, order, codes);
        if (typeof addressKey === 'object' && addressKey !== null) return [addressKey];
        const facts = { ...order.facts, customer: codes.customer ?? '', address: { ...order.facts.address, key: addressKey } };
        const outcomes: SendOutcome[] = [];
        const documents = orderDocuments(facts, codes.erpUnits);
        const places = Math.max(facts.parts.length, 1);
        for (let place = 0; place < places; place++) {
            const key = documentKey(facts.code, place);
            const document = documents.find(one => one.key === key);
            const mapped = document && mapOrderDocument(document, codes.codeOf, style);
            // A part whose lines are all gone has no document, and never gets one.
            if (mapped === undefined && !(await this.isKnown(orderId, key))) continue;
            outcomes.push(await this.sender.bring(connector, { connectionId, noun: 'order', key, orderId, place, subjectId: null }, wantedOf(mapped, codes.customer)));
        }
        return outcomes;
    }

    /** The ERP's key of the lasting address that the order goes to, which is told first where the ERP takes addresses and has not this one. */
    private async address(connector: SteadyConnector, connectionId: number, { orderId, address, facts, customerCode }: PushedOrder, codes: OrderCodes): Promise<string | null | Extract<SendOutcome, { waitMs: number }>> {
        if (address === null || codes.addressKey !== null || codes.customer === null || !connector.capabilities.push.includes('address')) return codes.addressKey;
        const key = `A-${address.id}`;
        const values = { ...addressValues(facts.address), key, addressKey: key, customer: codes.customer, customerCode, label: address.label };
        const wish = { connectionId, noun: 'address' as const, key, orderId, place: 0, subjectId: address.id };
        const { manager } = this.connection.rawConnection;
        const known = await ensureDocument(manager, wish);
        // What became of an address later is the ERP's; one that it did not want is a person's matter.
        if (known.state === 'accepted') return known.number ?? key;
        if (known.state === 'discarded' || (isDead(known.state) && Number(known.orderId) !== orderId)) return null;
        if (!(await isToSend(manager, known, orderId, orderAggregate))) return { waitMs: 1_000, reason: 'Another order tells the ERP of the address' };
        const told = await this.sender.bring(connector, wish, { values });
        // One that the ERP does not want is written out on the order all the same; that it was refused is seen among the dead letters.
        return 'waitMs' in told ? told : 'done' in told ? (told.done ?? key) : null;
    }

    private async callOff(connector: SteadyConnector, { orderId, state }: PushedOrder): Promise<SendOutcome[]> {
        const outcomes: SendOutcome[] = [];
        for (const { connectionId, noun, key, place } of await documentsOfOrder(this.connection.rawConnection.manager, orderId)) {
            outcomes.push(await this.sender.bring(connector, { connectionId, noun, key, orderId, place, subjectId: null }, { cancelled: state }));
        }
        return outcomes;
    }

    private async isKnown(orderId: number, key: string): Promise<boolean> {
        return (await documentsOfOrder(this.connection.rawConnection.manager, orderId)).some(document => document.key === key);
    }

    private async style(): Promise<RemarkStyle & { timeZone: string }> {
        const { language, calendar, timeZone } = await this.firm.get(await this.contexts.create({ apiType: 'admin' }));
        return { language, calendar, timeZone };
    }

    private manager(ctx: RequestContext) {
        return this.connection.getRepository(ctx, Order).manager;
    }
}

function wantedOf(mapped: ReturnType<typeof mapOrderDocument> | undefined, customer: string | null): Wanted {
    if (mapped === undefined) return { cancelled: 'Nothing of it is ordered any more' };
    if (customer === null) return { unmapped: { field: 'customer', reason: 'The ERP has no customer of this number' } };
    return 'values' in mapped ? mapped : { unmapped: { field: mapped.unmapped.field, reason: unmappedReason(mapped.unmapped) } };
}
