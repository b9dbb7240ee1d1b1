import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';

import { dayText, instantText, numberText, PdfFacts, type PdfLocale, pdfPrimitives, PdfSheet, PdfText, qrPicture, renderPdf } from '../../documents';
import { FirmSettingsService } from '../../organizations';
import { nameIn } from '../domain/production-name';
import { ticketCode } from '../domain/ticket-code';
import { type TicketLanguage, ticketTexts } from '../domain/work-ticket-texts';
import type { Operation } from '../entities/operation.entity';
import { WorkOrder } from '../entities/work-order.entity';
import { batchedWork } from '../queries/batch.query';
import { workOrderFacts } from '../queries/work-order-facts.query';

const { Image, Text, View } = pdfPrimitives;

interface Printed {
    operation: Operation;
    code: string;
    picture: string;
}

/** The paper that goes with the pieces: what is to be made, and a code for each operation. */
@Injectable()
export class WorkTicket {
    constructor(
        private readonly connection: TransactionalConnection,
        private readonly firm: FirmSettingsService,
    ) {}

    async render(ctx: RequestContext, workOrderId: number, language: TicketLanguage): Promise<Buffer> {
        const workOrder = await this.connection.getRepository(ctx, WorkOrder).findOne({
            where: { id: workOrderId }, relations: ['operations', 'operations.station'], order: { operations: { sequence: 'ASC', id: 'ASC' } },
        });
        const facts = (await workOrderFacts(this.connection, ctx, [workOrderId], language)).get(workOrderId);
        if (workOrder === null || facts === undefined) {
            throw new EntityNotFoundError('WorkOrder', workOrderId);
        }
        const firm = await this.firm.get(ctx);
        const locale: PdfLocale = { language, calendar: language === 'fa' ? 'jalali' : 'gregorian', timeZone: firm.timeZone };
        const texts = ticketTexts[language];
        // Its mates by the numbers of their own tickets: whose they are is not everybody's to read.
        const batch = workOrder.batchId === null ? [] : await batchedWork(this.connection, ctx, workOrder.batchId, null);
        const mates = batch.filter(one => one.id !== workOrderId).map(one => numberText(one.id, locale));
        const printed = await Promise.all(workOrder.operations.map(async operation => {
            const code = ticketCode(operation.id);
            return { operation, code, picture: await qrPicture(code) };
        }));
        return renderPdf(
            <PdfSheet locale={locale} title={texts.title} subtitle={numberText(workOrder.id, locale)} firm={[firm.name]}>
                <PdfFacts
                    locale={locale}
                    facts={[
                        [texts.order, facts.orderCode],
                        [texts.wishedFor, workOrder.dueDate === null ? null : dayText(workOrder.dueDate, locale)],
                        [texts.product, facts.productName],
                        [texts.article, facts.sku],
                        [texts.quantity, numberText(workOrder.quantity, locale)],
                        [texts.batch, mates.length === 0 ? null : mates.join(' · ')],
                        [texts.batchQuantity, mates.length === 0 ? null : numberText(batch.reduce((sum, one) => sum + one.quantity, 0), locale)],
                    ]}
                />
                <PdfText locale={locale} quiet>{texts.scan}</PdfText>
                {printed.map(one => <TicketLine locale={locale} language={language} printed={one} />)}
            </PdfSheet>,
        );
    }
}

/** The code, what is done where, and room to write how many came out. */
function TicketLine({ locale, language, printed: { operation, code, picture } }: { locale: PdfLocale; language: TicketLanguage; printed: Printed }) {
    const texts = ticketTexts[language];
    const isRtl = language === 'fa';
    const row = { flexDirection: isRtl ? 'row-reverse' : 'row' } as const;
    const blank = (label: string) => (
        <View style={{ width: 64, marginHorizontal: 4 }}>
            <Text style={{ fontSize: 8, textAlign: 'center' }}>{label}</Text>
            <View style={{ height: 28, borderWidth: 0.5, borderColor: '#6b6660' }} />
        </View>
    );
    return (
        <View wrap={false} style={{ ...row, alignItems: 'center', paddingVertical: 6, borderBottomWidth: 0.5, borderBottomColor: '#d8d4ce' }}>
            <View style={{ width: 84, alignItems: 'center' }}>
                <Image src={picture} style={{ width: 68, height: 68 }} />
                <Text style={{ fontSize: 9 }}>{code}</Text>
            </View>
            <View style={{ flexGrow: 1, flexShrink: 1, flexBasis: 0, paddingHorizontal: 8 }}>
                <PdfText locale={locale} bold>{nameIn(operation.name, language)}</PdfText>
                <PdfText locale={locale}>{nameIn(operation.station.name, language)}</PdfText>
                <PdfText locale={locale} quiet>{instantText(operation.plannedStart, locale)}</PdfText>
                <PdfText locale={locale} quiet>{`${numberText(operation.plannedMinutes, locale)} ${texts.minutes}`}</PdfText>
            </View>
            {blank(texts.good)}
            {blank(texts.scrap)}
        </View>
    );
}
