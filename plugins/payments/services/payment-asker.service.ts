import { Injectable, type OnModuleInit } from '@nestjs/common';
import { RequestContextService } from '@vendure/core';

import { type OutboxHandler, OutboxHandlers } from '../../outbox';
import { askKind } from '../constants';
import { askMinutes, isWaiting } from '../domain/attempt-states';
import { PaymentService } from './payment.service';

/** Finds what payers' browsers and providers' notices did not tell: each attempt is asked for until it is known how it ended. */
@Injectable()
export class PaymentAsker implements OnModuleInit {
    constructor(
        private handlers: OutboxHandlers,
        private payments: PaymentService,
        private contexts: RequestContextService,
    ) {}

    onModuleInit(): void {
        this.handlers.register(askKind, message => this.ask(message));
    }

    private readonly ask: OutboxHandler = async ({ payload }) => {
        const { attemptId, times } = payload as { attemptId: number; times: number };
        const { state } = await this.payments.resolve(attemptId);
        if (!isWaiting(state)) return { accepted: state };
        if (times + 1 < askMinutes.length) {
            await this.payments.askLater(await this.contexts.create({ apiType: 'custom' }), attemptId, times + 1);
            return { accepted: `${state}, asked again later` };
        }
        return { unknown: 'The provider does not say what became of the payment: ask him.' };
    };
}
