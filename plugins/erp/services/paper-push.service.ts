import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import { OperationalError } from '../../../kernel/operational-error';
import { withTx } from '../../../kernel/with-tx';
import { type OutboxMessage, OutboxHandlers, type OutboxOutcome, OutboxService } from '../../outbox';
import { ErpDocumentRecord } from '../entities/erp-document.entity';
import { type Paper, paperFacts, paperReceiver, takeFreshPapers } from '../queries/paper-push.query';
import { Connectors } from './connectors';
import { DocumentCodes } from './document-codes';
import { DocumentSender } from './document-sender';
import { outcomeOf, paperAggregate, paperMessages, unlessOff } from './push-messages';

const papers = ['payment', 'weighing'] as const satisfies readonly Paper[];
const atOnce = 500;
const letters: Record<Paper, string> = { payment: 'P', weighing: 'W' };

/** Tells the ERP of payments and weighings that began here. They are looked for, not announced: so none is missed, whoever wrote it. */
@Injectable()
export class PaperPush implements OnModuleInit {
    constructor(
        private connection: TransactionalConnection,
        private outbox: OutboxService,
        private handlers: OutboxHandlers,
        private connectors: Connectors,
        private codes: DocumentCodes,
        private sender: DocumentSender,
    ) {}

    onModuleInit(): void {
        for (const paper of papers) this.handlers.register(paperMessages[paper], message => unlessOff(() => this.carryOut(paper, message)));
    }

    /** Gives how many were found. */
    async lookForNew(ctx: RequestContext): Promise<number> {
        let found = 0;
        for (const paper of papers) {
            found += await withTx(this.connection, ctx, async tx => {
                const { manager } = this.connection.getRepository(tx, ErpDocumentRecord);
                const receiver = await paperReceiver(manager, paper);
                const ids = receiver === null ? [] : await takeFreshPapers(manager, paper, receiver, atOnce);
                for (const subjectId of ids) await this.outbox.enqueue(tx, { kind: paperMessages[paper], aggregate: paperAggregate(paper, subjectId), payload: { subjectId } });
                return ids.length;
            });
        }
        return found;
    }

    private async carryOut(paper: Paper, message: OutboxMessage): Promise<OutboxOutcome> {
        const { manager } = this.connection.rawConnection;
        const receiver = await paperReceiver(manager, paper);
        if (receiver === null) throw new OperationalError(`No connection takes a ${paper}`);
        const subjectId = Number(message.payload.subjectId);
        const [{ connection, connector }, facts] = [await this.connectors.forDocuments(receiver.connectionId), await paperFacts(manager, paper, subjectId)];
        if (facts === null) return { failed: `There is no such ${paper}` };
        const customer = await this.codes.customer(connection.id, facts.customerCode);
        const key = `${letters[paper]}-${subjectId}`;
        const wanted = customer === null ? { unmapped: { field: 'customer', reason: 'The ERP has no customer of this number' } } : { values: { key, customer, ...facts.values } };
        return outcomeOf([await this.sender.bring(connector, { connectionId: connection.id, noun: paper, key, orderId: null, place: 0, subjectId }, wanted)]);
    }
}
