import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import { instantText, numberText, PdfFacts, type PdfLocale, pdfPrimitives, PdfSheet, PdfTable, PdfText, qrPicture, renderPdf } from '../../documents';
import { type FirmSettings, FirmSettingsService } from '../../organizations';
import { type LoadPaper, type PaperTexts, paperTexts } from '../domain/paper-texts';
import type { TrackingLanguage } from '../domain/tracking-texts';
import { zplLabel } from '../domain/zpl-label';
import type { Shipment } from '../entities/shipment.entity';
import type { TransportLoad } from '../entities/transport-load.entity';
import { companyNames } from '../queries/order-recipient.query';
import { type PaperLine, paperLines } from '../queries/paper-lines.query';
import { LoadOverviewService, type LoadStop } from './load-overview.service';
import { LoadService } from './load.service';
import { ShipmentService } from './shipment.service';

const { Image, Text, View } = pdfPrimitives;

interface Stop extends LoadStop {
    shipment: Shipment;
    companyName: string;
    lines: PaperLine[];
}

interface Sheet {
    load: TransportLoad;
    stops: Stop[];
    texts: PaperTexts;
    locale: PdfLocale;
    firm: string[];
}

/** The papers of a load and of its shipments: waybill, packing list, picking list, labels. */
@Injectable()
export class LoadPapers {
    constructor(
        private connection: TransactionalConnection,
        private firm: FirmSettingsService,
        private loads: LoadService,
        private overview: LoadOverviewService,
        private shipments: ShipmentService,
    ) {}

    async render(ctx: RequestContext, loadId: number, paper: LoadPaper, language: TrackingLanguage): Promise<{ pdf: Buffer; number: string }> {
        const load = await this.loads.findOneOrThrow(ctx, loadId);
        const firm = await this.firm.get(ctx);
        const sheet = { load, stops: await this.stopsOf(ctx, load, language), texts: paperTexts[language], locale: localeOf(firm, language), firm: headOf(firm) };
        const pages = { waybill: waybill(sheet, await qrPicture(load.number)), 'packing-list': packingList(sheet), 'picking-list': pickingList(sheet) };
        return { pdf: await renderPdf(pages[paper]), number: `${paper}-${load.number}` };
    }

    /** For the goods of one shipment: as a sheet to print, or for a printer of labels. */
    async label(ctx: RequestContext, shipmentId: number, format: 'pdf' | 'zpl', language: TrackingLanguage): Promise<Buffer> {
        const shipment = await this.shipments.findOneOrThrow(ctx, shipmentId);
        const firm = await this.firm.get(ctx);
        const locale = localeOf(firm, language);
        const texts = paperTexts[language];
        const facts = {
            firm: firm.name,
            receiver: shipment.companyName,
            destination: shipment.destination,
            shipmentNumber: shipment.number,
            orderCode: shipment.orderCode,
            stop: shipment.stop === null ? '' : `${texts.stop} ${numberText(shipment.stop, locale)}`,
            weight: numberText(shipment.plannedWeightG / 1000, locale, texts.kg),
        };
        if (format === 'zpl') return Buffer.from(zplLabel(facts), 'utf8');
        const picture = await qrPicture(shipment.number);
        return renderPdf(
            <PdfSheet locale={locale} size="A6" title={shipment.number} subtitle={facts.orderCode} firm={headOf(firm)}>
                <PdfText locale={locale} bold>{facts.receiver}</PdfText>
                <PdfText locale={locale}>{facts.destination}</PdfText>
                <PdfFacts locale={locale} facts={[[texts.weight, facts.weight], [texts.stop, facts.stop]]} />
                <Image src={picture} style={{ width: 120, height: 120, alignSelf: 'center' }} />
            </PdfSheet>,
        );
    }

    private async stopsOf(ctx: RequestContext, load: TransportLoad, language: TrackingLanguage): Promise<Stop[]> {
        const stops = await this.overview.stops(ctx, load);
        const shipments = await Promise.all(stops.map(stop => this.overview.shipment(ctx, stop.shipmentId)));
        const lines = await paperLines(this.connection, ctx, stops.map(stop => stop.shipmentId), language);
        const names = await companyNames(this.connection, ctx, shipments.flatMap(shipment => (shipment === null ? [] : [shipment.companyId])));
        return stops.flatMap((stop, index) => {
            const shipment = shipments[index];
            return shipment == null ? [] : [{ ...stop, shipment, companyName: names.get(shipment.companyId) ?? '', lines: lines.filter(line => line.shipmentId === shipment.id) }];
        });
    }
}

function localeOf({ timeZone }: FirmSettings, language: TrackingLanguage): PdfLocale {
    return { language, calendar: language === 'fa' ? 'jalali' : 'gregorian', timeZone };
}

function headOf({ name, supportPhone }: FirmSettings): string[] {
    return [name, supportPhone ?? ''].filter(line => line !== '');
}

const kg = ({ locale, texts }: Sheet, grams: number) => numberText(grams / 1000, locale, texts.kg);
const quantity = ({ locale, texts }: Sheet, line: Pick<PaperLine, 'quantity' | 'baseUnit'>) => numberText(line.quantity, locale, texts.units[line.baseUnit] ?? line.baseUnit);
const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);

function head({ load, texts, locale }: Sheet) {
    const facts: [string, string | null][] = [
        [texts.driver, load.driverName],
        [texts.plate, load.plate],
        [texts.vehicle, load.vehicleName],
        [texts.carrier, load.carrier],
        [texts.atGate, load.gateAt && instantText(load.gateAt, locale)],
    ];
    return <PdfFacts locale={locale} facts={facts} />;
}

function waybill(sheet: Sheet, picture: string) {
    const { load, stops, texts, locale, firm } = sheet;
    return (
        <PdfSheet locale={locale} title={`${texts.title.waybill} ${load.number}`} firm={firm}>
            {head(sheet)}
            <PdfTable
                locale={locale}
                columns={[
                    { header: texts.stop, width: 1, cell: (stop: Stop) => numberText(stop.stop, locale) },
                    { header: texts.shipment, width: 2, cell: stop => stop.shipment.number },
                    { header: texts.order, width: 2, cell: stop => stop.shipment.orderCode },
                    { header: texts.receiver, width: 3, cell: stop => stop.companyName },
                    { header: texts.destination, width: 4, cell: stop => stop.shipment.destination },
                    { header: texts.weight, width: 2, numeric: true, cell: stop => kg(sheet, stop.netG ?? stop.weightG) },
                ]}
                rows={stops}
                totals={[[texts.total, kg(sheet, sum(stops.map(stop => stop.netG ?? stop.weightG)))]]}
            />
            <View style={{ flexDirection: locale.language === 'fa' ? 'row-reverse' : 'row', marginTop: 24 }}>
                {texts.signatures.map(name => (
                    <View style={{ flexGrow: 1, flexBasis: 0, borderTopWidth: 0.5, marginHorizontal: 8, paddingTop: 4 }}>
                        <Text style={{ textAlign: 'center' }}>{name}</Text>
                    </View>
                ))}
            </View>
            <Image src={picture} style={{ width: 90, height: 90, marginTop: 24 }} />
        </PdfSheet>
    );
}

function packingList(sheet: Sheet) {
    const { load, stops, texts, locale, firm } = sheet;
    return (
        <PdfSheet locale={locale} title={`${texts.title['packing-list']} ${load.number}`} firm={firm}>
            {head(sheet)}
            {stops.map(stop => (
                <View>
                    <PdfText locale={locale} bold>{`${texts.stop} ${numberText(stop.stop, locale)} · ${stop.companyName}`}</PdfText>
                    <PdfText locale={locale} quiet>{stop.shipment.destination}</PdfText>
                    <PdfText locale={locale} quiet>{stop.shipment.number}</PdfText>
                    <PdfTable
                        locale={locale}
                        columns={[
                            { header: texts.code, width: 2, cell: (line: PaperLine) => line.sku },
                            { header: texts.goods, width: 4, cell: line => line.productName },
                            { header: texts.quantity, width: 2, numeric: true, cell: line => quantity(sheet, line) },
                            { header: texts.weight, width: 2, numeric: true, cell: line => kg(sheet, line.weightG) },
                        ]}
                        rows={stop.lines}
                        totals={[[texts.total, kg(sheet, stop.weightG)]]}
                    />
                </View>
            ))}
        </PdfSheet>
    );
}

/** By warehouse, each product once for the whole truck, with the shipments that it is for in the order of loading. */
function pickingList(sheet: Sheet) {
    const { load, stops, texts, locale, firm } = sheet;
    const inOrder = [...stops].sort((a, b) => a.loadedAs - b.loadedAs);
    const lines = inOrder.flatMap(stop => stop.lines.map(line => ({ ...line, number: stop.shipment.number })));
    const warehouses = [...new Set(lines.map(line => line.warehouse))];
    return (
        <PdfSheet locale={locale} title={`${texts.title['picking-list']} ${load.number}`} firm={firm}>
            {head(sheet)}
            {warehouses.map(warehouse => (
                <View>
                    <PdfText locale={locale} bold>{warehouse === null ? texts.noWarehouse : `${texts.warehouse}: ${warehouse}`}</PdfText>
                    <PdfTable
                        locale={locale}
                        columns={[
                            { header: texts.code, width: 2, cell: (line: Picked) => line.sku },
                            { header: texts.goods, width: 4, cell: line => line.productName },
                            { header: texts.quantity, width: 2, numeric: true, cell: line => quantity(sheet, line) },
                            { header: texts.shipment, width: 3, cell: line => line.numbers.join(', ') },
                            { header: texts.picked, width: 1, cell: () => ' ' },
                        ]}
                        rows={together(lines.filter(line => line.warehouse === warehouse))}
                    />
                </View>
            ))}
        </PdfSheet>
    );
}

interface Picked extends PaperLine {
    numbers: string[];
}

function together(lines: readonly (PaperLine & { number: string })[]): Picked[] {
    const bySku = new Map<string, Picked>();
    for (const line of lines) {
        const known = bySku.get(line.sku);
        if (known) {
            known.quantity += line.quantity;
            if (!known.numbers.includes(line.number)) known.numbers.push(line.number);
        } else {
            bySku.set(line.sku, { ...line, numbers: [line.number] });
        }
    }
    return [...bySku.values()].sort((a, b) => a.sku.localeCompare(b.sku));
}
