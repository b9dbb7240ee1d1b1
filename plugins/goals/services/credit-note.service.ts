import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type ID, type RequestContext, TransactionalConnection } from '@vendure/core';

import type { StaffScope } from '../../../kernel/scope';
import { localDateOf } from '../../../kernel/time';
import { checked, idOf, inputError } from '../../../kernel/vendure-input';
import { databaseNow, sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { FirmSettingsService } from '../../organizations';
import { IdempotencyService } from '../../outbox';
import { CreditNote } from '../entities/credit-note.entity';
import { noteSchema, notesSchema } from './input-schemas';

/** Credit notes that the firm wrote outside, entered by hand: they take away from what a company bought. */
@Injectable()
export class CreditNoteService {
    constructor(
        private connection: TransactionalConnection,
        private audit: AuditService,
        private idempotency: IdempotencyService,
        private firm: FirmSettingsService,
    ) {}

    async list(ctx: RequestContext, input: unknown): Promise<{ items: CreditNote[]; totalItems: number }> {
        const { companyId, skip, take } = checked(notesSchema, input);
        const [items, totalItems] = await this.connection
            .getRepository(ctx, CreditNote)
            .findAndCount({ where: { companyId }, order: { issuedOn: 'DESC', id: 'DESC' }, skip, take });
        return { items, totalItems };
    }

    async record(ctx: RequestContext, scope: StaffScope, input: unknown): Promise<CreditNote> {
        const { idempotencyKey, ...facts } = checked(noteSchema, input);
        const { id } = await this.idempotency.run(ctx, scope, 'recordCreditNote', idempotencyKey, facts, async tx => {
            const [company] = await sql<{ currencyCode: string }>(this.connection, tx, `SELECT c."currencyCode" FROM company c WHERE c.id = $1 AND c.kind = 'customer' FOR NO KEY UPDATE`, [facts.companyId]);
            if (company === undefined) throw new EntityNotFoundError('Company', facts.companyId);
            const { timeZone } = await this.firm.get(tx);
            if (facts.issuedOn > localDateOf(await databaseNow(this.connection, tx), timeZone)) throw inputError('issuedOn: must not be in the future');
            const repository = this.connection.getRepository(tx, CreditNote);
            const isKnown = await repository.existsBy({ companyId: facts.companyId, number: facts.number });
            if (isKnown) throw inputError('number: the company has a credit note of this number already');
            const note = { ...facts, currencyCode: company.currencyCode };
            const saved = await repository.save(new CreditNote(note));
            await this.audit.record(tx, { scope, action: 'credit-note.record', entity: 'CreditNote', entityId: saved.id, companyId: facts.companyId, after: note });
            return { id: saved.id };
        });
        return this.connection.getRepository(ctx, CreditNote).findOneByOrFail({ id });
    }

    async remove(ctx: RequestContext, scope: StaffScope, id: ID): Promise<void> {
        await withTx(this.connection, ctx, async tx => {
            const repository = this.connection.getRepository(tx, CreditNote);
            const note = await repository.findOne({ where: { id: idOf(id) }, lock: { mode: 'pessimistic_write' } });
            if (note === null) throw new EntityNotFoundError('CreditNote', id);
            await repository.delete(note.id);
            const { companyId, number, issuedOn, amountNet, currencyCode } = note;
            await this.audit.record(tx, { scope, action: 'credit-note.delete', entity: 'CreditNote', entityId: note.id, companyId, before: { companyId, number, issuedOn, amountNet, currencyCode } });
        });
    }
}
