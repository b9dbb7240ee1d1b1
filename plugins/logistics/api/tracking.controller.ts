import { Body, Controller, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { Allow, Ctx, Permission, type RequestContext } from '@vendure/core';
import type { Request, Response } from 'express';
import { createHash } from 'node:crypto';

import { readForm } from '../../documents';
import { LOGISTICS_OPTIONS } from '../constants';
import { type FormFields, isOwnForm } from '../domain/delivery-form';
import { foreignFormPage, linkNotFoundPage, tooManyVisitsPage } from '../domain/tracking-page';
import { trackingStyle } from '../domain/tracking-style';
import { OrderTrackingService } from '../services/order-tracking.service';
import { type SentPicture, TrackingService } from '../services/tracking.service';
import { VisitLimiter } from '../services/visit-limiter';
import type { LogisticsOptions } from '../types';

const styleHash = createHash('sha256').update(trackingStyle).digest('base64');
const contentPolicy = `default-src 'none'; style-src 'sha256-${styleHash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;

/** The page without login. Whoever holds the link is the customer; nothing else of the request is trusted. */
@Controller('t')
export class TrackingController {
    constructor(
        private tracking: TrackingService,
        private orders: OrderTrackingService,
        private limiter: VisitLimiter,
        @Inject(LOGISTICS_OPTIONS) private options: LogisticsOptions,
    ) {}

    @Get(':token')
    @Allow(Permission.Public)
    async show(
        @Ctx() ctx: RequestContext,
        @Req() request: Request,
        @Res() response: Response,
        @Param('token') token: string,
        @Query('lang') lang: unknown,
    ): Promise<void> {
        secure(response);
        if (!(await this.limiter.isWithinLimit(request.ip ?? ''))) {
            response.status(429).setHeader('Retry-After', '60').send(tooManyVisitsPage);
            return;
        }
        const shipment = await this.tracking.open(ctx, token);
        if (!shipment) {
            response.status(404).send(linkNotFoundPage);
            return;
        }
        if (typeof shipment === 'number') {
            const inLanguage = await this.tracking.languageFor(ctx, shipment, wished(lang));
            response.status(200).send(await this.orders.page(ctx, shipment, `/t/${token}`, inLanguage));
            return;
        }
        const language = await this.tracking.languageFor(ctx, shipment.orderId, wished(lang));
        response.status(200).send(await this.tracking.page(ctx, shipment, `/t/${token}`, language, null));
    }

    @Post(':token/:form')
    @Allow(Permission.Public)
    async submit(
        @Ctx() ctx: RequestContext,
        @Req() request: Request,
        @Res() response: Response,
        @Param('token') token: string,
        @Param('form') form: string,
        @Query('lang') lang: unknown,
        @Body() body: unknown,
    ): Promise<void> {
        secure(response);
        if (!(await this.limiter.isWithinLimit(request.ip ?? ''))) {
            response.status(429).setHeader('Retry-After', '60').send(tooManyVisitsPage);
            return;
        }
        const { origin, 'sec-fetch-site': fetchSite } = request.headers;
        if (!isOwnForm({ origin, fetchSite: typeof fetchSite === 'string' ? fetchSite : undefined }, this.options.publicUrl)) {
            response.status(403).send(foreignFormPage);
            return;
        }
        const shipment = await this.tracking.open(ctx, token);
        if (!shipment || typeof shipment === 'number') {
            response.status(404).send(linkNotFoundPage);
            return;
        }
        const language = await this.tracking.languageFor(ctx, shipment.orderId, wished(lang));
        const { fields, files } = await sentForm(request, body, this.tracking.mostPictures(form));
        const answer = await this.tracking.submit(ctx, shipment, form, fields, language, files);
        if (answer === 'unknown-form') {
            response.status(404).send(linkNotFoundPage);
        } else if (answer === 'done') {
            // See Other: a reload shows the page instead of sending the form again.
            response.status(303).setHeader('Location', `/t/${token}?lang=${language}`).end();
        } else {
            response.status(422).send(await this.tracking.page(ctx, shipment, `/t/${token}`, language, answer));
        }
    }
}

/** With pictures a browser sends the form in parts; nothing has read them, and nothing more is read of them than the form may bring. */
async function sentForm(request: Request, body: unknown, mostPictures: number): Promise<{ fields: FormFields; files: SentPicture[] }> {
    if (mostPictures === 0 || !request.is('multipart/form-data')) return { fields: formFields(body), files: [] };
    const { fields, files } = await readForm(request, mostPictures);
    return { fields: formFields(fields), files };
}

function secure(response: Response): void {
    response.removeHeader('Content-Security-Policy-Report-Only');
    response.set({
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Security-Policy': contentPolicy,
        'Referrer-Policy': 'no-referrer',
        'X-Robots-Tag': 'noindex, nofollow',
        'Cache-Control': 'no-store',
        'X-Content-Type-Options': 'nosniff',
        'X-Frame-Options': 'DENY',
    });
}

function wished(lang: unknown): string | undefined {
    return typeof lang === 'string' ? lang : undefined;
}

/** Only texts count as fields: a parser may make lists and objects of odd names. */
function formFields(body: unknown): FormFields {
    const entries = Object.entries((body ?? {}) as Record<string, unknown>);
    return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
