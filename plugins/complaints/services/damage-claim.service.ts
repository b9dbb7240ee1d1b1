import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type RequestContext, TransactionalConnection, UserInputError } from '@vendure/core';
import { createHash } from 'node:crypto';

import { type UnitCode, unitName } from '../../assortment';
import { keptFile, pictures } from '../../documents';
import { escapeHtml, fieldHtml, type FormFields, type FormProblem, type RefusedForm, type SentPicture, type TrackedShipment, type TrackingLanguage, TrackingService } from '../../logistics';
import { textIn } from '../domain/complaint-form';
import { mostClaims, mostPhotos, readDamageForm } from '../domain/damage-form';
import { claimsHtml, damageForm, damageTexts, fieldName, type PageParts } from '../domain/damage-section';
import { Complaint } from '../entities/complaint.entity';
import { complaintGoods } from '../queries/complaint-goods.query';
import { ComplaintFilingService } from './complaint-filing.service';
import { ComplaintKindService } from './complaint-kind.service';

const form = 'damage';
const locales: Record<TrackingLanguage, string> = { en: 'en-GB', fa: 'fa-IR', pl: 'pl-PL', ru: 'ru-RU' };

/** What came damaged or did not come, told on the tracking page by whoever has the link: a complaint of the company that ordered. */
@Injectable()
export class DamageClaimService implements OnModuleInit {
    constructor(
        private readonly connection: TransactionalConnection,
        private readonly tracking: TrackingService,
        private readonly kinds: ComplaintKindService,
        private readonly filing: ComplaintFilingService,
    ) {}

    onModuleInit(): void {
        this.tracking.registerSection({
            name: form,
            mostPictures: mostPhotos,
            render: (ctx, shipment, language, formPath, refused) => this.section(ctx, shipment, language, formPath, refused),
            submit: (ctx, shipment, fields, language, files) => this.submit(ctx, shipment, fields, language, files),
        });
    }

    private async section(ctx: RequestContext, shipment: TrackedShipment, language: TrackingLanguage, formPath: string, refused: RefusedForm | null): Promise<string | null> {
        if (!hasLeft(shipment)) return null;
        const parts = partsIn(language, refused);
        const claims = await this.claims(ctx, shipment);
        const filed = claimsHtml(claims, language, parts);
        const [goods, kinds] = [await this.goods(ctx, shipment, language), await this.offered(ctx, language)];
        if (goods.length === 0 || kinds.length === 0 || claims.length >= mostClaims) return filed || null;
        return filed + damageForm(formPath, goods, kinds, refused?.form === form, language, parts);
    }

    private async submit(ctx: RequestContext, shipment: TrackedShipment, fields: FormFields, language: TrackingLanguage, files: readonly SentPicture[]): Promise<FormProblem | null> {
        const texts = damageTexts[language];
        const [goods, kinds] = [await this.goods(ctx, shipment, language), await this.offered(ctx, language)];
        const sentKey = this.keyOf(shipment, fields);
        const isKnown = await this.connection.getRepository(ctx, Complaint).existsBy({ sentKey });
        if (isKnown) return null;
        if ((await this.claims(ctx, shipment)).length >= mostClaims) return { field: null, message: texts.enough };
        if (!hasLeft(shipment) || goods.length === 0 || kinds.length === 0) return { field: null, message: texts.nothing };
        const claim = readDamageForm(fields, goods, kinds.map(({ id }) => id));
        if ('field' in claim) return { field: claim.field, message: texts.problems[claim.problem] + fieldName(claim.field, language) };
        const photos = await drawn(files);
        if (photos === null) return { field: 'photos', message: texts.noPicture };
        const { name, ...said } = claim;
        await this.filing.byLink(ctx, shipment.orderId, { ...said, shipmentId: shipment.id, batch: null, answers: [] }, name, sentKey, { files: photos }, new Date());
        return null;
    }

    /** The same words about the same goods of the same shipment, however often they are sent. */
    private keyOf(shipment: TrackedShipment, fields: FormFields): string {
        const said = Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1));
        return createHash('sha256').update(JSON.stringify([shipment.id, said])).digest('hex');
    }

    private claims(ctx: RequestContext, shipment: TrackedShipment): Promise<Complaint[]> {
        return this.connection.getRepository(ctx, Complaint).find({ where: { shipmentId: shipment.id, source: 'link' }, order: { id: 'ASC' }, take: mostClaims });
    }

    private async goods(ctx: RequestContext, shipment: TrackedShipment, language: TrackingLanguage) {
        const goods = await complaintGoods(this.connection, ctx, shipment.orderId, shipment.id, language);
        return goods.map(({ quantity, complained, ...one }) => ({ ...one, quantity: quantity - complained })).filter(({ quantity }) => quantity > 0);
    }

    /** Those that ask nothing more that must be answered: a driver at the gate has no time for it. */
    private async offered(ctx: RequestContext, language: TrackingLanguage): Promise<{ id: number; name: string }[]> {
        const kinds = (await this.kinds.offered(ctx)).filter(({ fields }) => !fields.some(({ required }) => required));
        return kinds.map(({ id, name }) => ({ id, name: textIn(name, language) }));
    }
}

const hasLeft = ({ state }: TrackedShipment) => state === 'dispatched' || state === 'delivered';

function partsIn(language: TrackingLanguage, refused: RefusedForm | null): PageParts {
    const format = new Intl.NumberFormat(locales[language]);
    return { escape: escapeHtml, field: name => fieldHtml(name, form, refused), number: value => format.format(value), unit: code => unitName(code as UnitCode, language) };
}

/** Each drawn anew; null where one is no picture. */
async function drawn(files: readonly SentPicture[]) {
    try {
        return await Promise.all(files.map(async ({ name, content }) => ({ ...(await keptFile(content, pictures)), name })));
    } catch (error) {
        if (error instanceof UserInputError) return null;
        throw error;
    }
}
