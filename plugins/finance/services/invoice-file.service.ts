import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';
import { createHash } from 'node:crypto';

import { reaches, type StaffScope, type SystemScope } from '../../../kernel/scope';
import { inputError } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { qrPicture } from '../../documents';
import { downloadName, type FileRefusalReason, formatOf, largestFileBytes, largestXmlBytes, numberKey } from '../domain/invoice-file';
import { type InvoiceView, readInvoice } from '../domain/invoice-view';
import { ksefVerificationUrl, readKsefNumber } from '../domain/ksef-number';
import { XmlError } from '../domain/safe-xml';
import { type FileFormat, InvoiceFile } from '../entities/invoice-file.entity';
import { InvoiceService } from './invoice.service';

const texts: Record<FileRefusalReason, string> = {
    empty: 'file: is empty',
    'too-large': 'file: is larger than 10 MB, or 3 MB of XML',
    'not-a-document': 'file: is neither a PDF nor XML',
    'unreadable-xml': 'file: is no XML that is read here',
    'not-an-invoice': 'file: is neither FA(3) nor UBL 2.1',
    'unknown-invoice': 'filename: names no invoice that is known here, nor does the file',
};

export interface StoredFile {
    content: Buffer;
    filename: string;
    format: FileFormat;
}

export interface KsefProof {
    number: string;
    /** Its check digits are right. */
    isValid: boolean;
    /** Null as long as there is no XML of the invoice here. */
    verificationUrl: string | null;
    /** The same as a QR code, a picture as a data address. */
    qr: string | null;
}

/** Documents of invoices, as they came: kept, handed out, and read for people. Who may have the invoice is asked by the callers. */
@Injectable()
export class InvoiceFileService {
    constructor(
        private connection: TransactionalConnection,
        private invoices: InvoiceService,
        private audit: AuditService,
    ) {}

    /** To the invoice whose number stands in the XML, else by which the file is called. A second file of the format replaces the first. */
    async store(ctx: RequestContext, scope: StaffScope | SystemScope, content: Buffer, filename: string): Promise<{ invoiceId: number; number: string; format: FileFormat }> {
        const format = this.formatOf(content);
        const stated = format === 'xml' ? this.read(content).number : null;
        return withTx(this.connection, ctx, async tx => {
            const key = numberKey(stated ?? filename);
            const found = await sql<{ id: number; number: string; companyId: number; manager: number | null }>(
                this.connection,
                tx,
                `SELECT i.id, i.number, i."companyId", c."managerAdministratorId" AS manager FROM invoice i JOIN company c ON c.id = i."companyId"
                  WHERE regexp_replace(lower(i.number), '[^[:alnum:]]+', '', 'g') = $1 ORDER BY i.id LIMIT 2`,
                [key],
            );
            const [invoice] = found.filter(({ manager }) => scope.kind === 'system' || reaches(scope, manager));
            if (key === '' || invoice === undefined || found.length > 1) throw refused('unknown-invoice');
            const facts = { invoiceId: invoice.id, format, sizeBytes: content.length, contentHash: createHash('sha256').update(content).digest('hex') };
            await this.connection.getRepository(tx, InvoiceFile).upsert({ ...facts, content }, ['invoiceId', 'format']);
            const { sizeBytes, contentHash } = facts;
            await this.audit.record(tx, {
                ...{ scope, action: 'invoice.file', entity: 'Invoice', entityId: invoice.id, companyId: invoice.companyId },
                after: { format, sizeBytes, contentHash, filename },
            });
            return { invoiceId: invoice.id, number: invoice.number, format };
        });
    }

    /** `companyId`: the member's own; null for staff whose reach was asked. */
    async find(ctx: RequestContext, companyId: number | null, invoiceId: number, format: FileFormat): Promise<StoredFile> {
        const { number } = await this.invoices.find(ctx, companyId, invoiceId);
        const file = await this.connection.getRepository(ctx, InvoiceFile).findOne({ where: { invoiceId, format }, select: { id: true, content: true } });
        if (file === null) throw new EntityNotFoundError('InvoiceFile', invoiceId);
        return { content: file.content, format, filename: downloadName(number, format) };
    }

    /** What a person reads of the XML; null where the invoice has none. */
    async view(ctx: RequestContext, invoiceId: number): Promise<InvoiceView | null> {
        const file = await this.connection.getRepository(ctx, InvoiceFile).findOne({ where: { invoiceId, format: 'xml' }, select: { id: true, content: true } });
        return file === null ? null : this.read(file.content);
    }

    /** What the number of KSeF is worth, and where KSeF shows the invoice: by the print of the XML that we keep. Null where it has none. */
    async ksef(ctx: RequestContext, invoice: { id: number; ksefNumber: string | null; issuedOn: string }): Promise<KsefProof | null> {
        const { ksefNumber: number } = invoice;
        if (number === null) return null;
        const read = readKsefNumber(number);
        const file = read && (await this.connection.getRepository(ctx, InvoiceFile).findOne({ where: { invoiceId: invoice.id, format: 'xml' }, select: { id: true, contentHash: true } }));
        const verificationUrl = read && file ? ksefVerificationUrl({ sellerNip: read.sellerNip, issuedOn: invoice.issuedOn, xmlHash: file.contentHash }) : null;
        return { number, isValid: read !== null, verificationUrl, qr: verificationUrl && (await qrPicture(verificationUrl)) };
    }

    private formatOf(content: Buffer): FileFormat {
        if (content.length === 0) throw refused('empty');
        const format = formatOf(content.subarray(0, 200).toString('latin1'));
        if (format === null) throw refused('not-a-document');
        if (content.length > (format === 'xml' ? largestXmlBytes : largestFileBytes)) throw refused('too-large');
        return format;
    }

    private read(content: Buffer): InvoiceView {
        try {
            const view = readInvoice(new TextDecoder('utf-8', { fatal: true }).decode(content));
            if (view === null) throw refused('not-an-invoice');
            return view;
        } catch (error) {
            if (error instanceof XmlError || error instanceof TypeError) throw refused('unreadable-xml');
            throw error;
        }
    }
}

function refused(reason: FileRefusalReason): Error {
    return inputError(texts[reason]);
}
