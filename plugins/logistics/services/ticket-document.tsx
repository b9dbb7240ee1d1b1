import { Injectable } from '@nestjs/common';
import { type RequestContext } from '@vendure/core';

import { instantText, numberText, PdfFacts, type PdfLocale, pdfPrimitives, PdfSheet, PdfTable, PdfText, qrPicture, renderPdf } from '../../documents';
import { FirmSettingsService } from '../../organizations';
import { ticketCode } from '../domain/ticket-code';
import { type TrackingLanguage, trackingTexts, type TrackingTexts } from '../domain/tracking-texts';
import type { WeighbridgeTicket } from '../entities/weighbridge-ticket.entity';
import { TicketWriter } from './ticket-writer';

const { Image } = pdfPrimitives;

/** The ticket on paper, for the driver and the file. */
@Injectable()
export class TicketDocument {
    constructor(
        private tickets: TicketWriter,
        private firm: FirmSettingsService,
    ) {}

    async render(ctx: RequestContext, ticketId: number, language: TrackingLanguage): Promise<{ pdf: Buffer; number: string }> {
        const ticket = await this.tickets.findOneOrThrow(ctx, ticketId);
        const firm = await this.firm.get(ctx);
        const locale: PdfLocale = { language, calendar: language === 'fa' ? 'jalali' : 'gregorian', timeZone: firm.timeZone };
        const pdf = await renderPdf(ticketSheet(ticket, [firm.name, firm.supportPhone ?? ''], locale, language, await qrPicture(ticketCode(ticket))));
        return { pdf, number: ticket.number };
    }
}

function ticketSheet(ticket: WeighbridgeTicket, firm: string[], locale: PdfLocale, language: TrackingLanguage, picture: string) {
    const texts = trackingTexts[language];
    const { shipment } = ticket;
    const weights: [string, number][] = [
        [texts.gross, ticket.grossG],
        [texts.tare, ticket.tareG],
    ];
    const kg = (grams: number) => numberText(grams / 1000, locale, texts.kg);
    return (
        <PdfSheet locale={locale} size="A5" title={`${texts.ticket} ${ticket.number}`} subtitle={instantText(ticket.secondWeighedAt, locale)} firm={firm.filter(line => line !== '')}>
            <PdfFacts
                locale={locale}
                facts={[
                    [texts.order, shipment.orderCode],
                    [texts.shipment, shipment.number],
                    [texts.vehicle, shipment.vehicleName],
                    [texts.plate, shipment.plate],
                    [texts.destination, shipment.destination],
                    [texts.planned, kg(ticket.plannedWeightG)],
                    ...(ticket.seals.length > 0 ? [[texts.onTicket.seals, ticket.seals.join(', ')] as [string, string]] : []),
                    ...(ticket.externalNumber === null ? [] : [[texts.onTicket.elsewhere, ticket.externalNumber] as [string, string]]),
                ]}
            />
            <PdfTable
                locale={locale}
                columns={[
                    { header: texts.weight, width: 2, cell: ([name]: [string, number]) => name },
                    { header: texts.kg, width: 1, numeric: true, cell: ([, grams]: [string, number]) => numberText(grams / 1000, locale) },
                ]}
                rows={weights}
                totals={[[texts.net, kg(ticket.netG)]]}
            />
            <PdfText locale={locale} quiet>{[...notesOf(ticket, texts), ticket.reason].filter(text => text !== null).join(' ') || ' '}</PdfText>
            <Image src={picture} style={{ width: 90, height: 90 }} />
        </PdfSheet>
    );
}

/** What a reader of the paper must know of how the weights came about. */
function notesOf(ticket: WeighbridgeTicket, { onTicket }: TrackingTexts): string[] {
    return [
        ...(ticket.tareSource === 'stored' ? [onTicket.storedTare] : []),
        ...(ticket.isManual ? [onTicket.typed] : []),
        ...(ticket.approvedById === null ? [] : [onTicket.agreed]),
    ];
}
