import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import type { Scope } from '../../../kernel/scope';
import { latinDigits } from '../../../kernel/text';
import { checked, emailAddress, inputError, line, optional, recordId } from '../../../kernel/vendure-input';
import { once } from '../../../kernel/vendure-once';
import { keptMark, sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { NotificationService } from '../../notifications';
import { accessModes } from '../domain/access-modes';
import { firmCalendars, firmDefaults, type FirmSettings, welcomeMails } from '../domain/firm-defaults';
import { languages } from '../domain/languages';
import { FirmSettingsRow } from '../entities/firm-settings.entity';
import { AccessModeCache } from './access-mode-cache';

const zones = new Set(Intl.supportedValuesOf('timeZone'));
const holidayCountries = ['IR', 'PL', 'RU', 'DE', 'TR', 'AE'] as const;

const firmSchema = z.object({
    name: line(200),
    timeZone: z.string().refine(zone => zones.has(zone), 'must be a time zone like Asia/Tehran'),
    calendar: z.enum(firmCalendars),
    weekendDays: z
        .array(z.int().min(0).max(6))
        .max(6)
        .transform(days => [...new Set(days)].sort((a, b) => a - b)),
    holidayCountry: z.enum(holidayCountries),
    currencyCode: z.string().toUpperCase().regex(/^[A-Z]{3}$/, 'must be a currency code of three letters'),
    language: z.enum(languages),
    supportPhone: optional(line(40).transform(latinDigits)),
    supportEmail: optional(emailAddress),
    accessMode: z.enum(accessModes),
    publicCompanyId: optional(recordId),
    acceptsApplications: z.boolean(),
    welcomeMail: z.enum(welcomeMails),
});

@Injectable()
export class FirmSettingsService implements OnModuleInit {
    constructor(
        private connection: TransactionalConnection,
        private audit: AuditService,
        private notifications: NotificationService,
        private accessMode: AccessModeCache,
    ) {}

    onModuleInit(): void {
        this.notifications.knowFirmBy(ctx => this.get(ctx));
    }

    async get(ctx: RequestContext): Promise<FirmSettings> {
        return once(ctx, 'firm-settings', async () => {
            const [row] = await sql<FirmSettingsRow>(this.connection, ctx, `${keptMark} SELECT f.* FROM firm_settings f WHERE f.id = 1`);
            return row === undefined ? firmDefaults : settingsOf(row);
        });
    }

    /** Changes what is given. */
    async update(ctx: RequestContext, scope: Scope, given: Partial<FirmSettings>): Promise<FirmSettings> {
        const { version, ...changes } = given;
        const saved = await withTx(this.connection, ctx, async inner => {
            // Two first saves would both find no row: they wait for each other here.
            await sql(this.connection, inner, "SELECT pg_advisory_xact_lock(hashtextextended('firm-settings', 0))");
            const { version: current, ...before } = await this.get(inner);
            await this.audit.refuseStale(inner, scope, version, { version: current, entity: 'FirmSettings', entityId: 1 });
            const sent = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
            const after = checked(firmSchema, { ...before, ...sent });
            await this.checkVisitors(inner, before, after);
            const rows = this.connection.getRepository(inner, FirmSettingsRow);
            const known = await rows.findOneBy({ id: 1 });
            if (known === null) {
                await this.insert(inner, after);
            } else {
                await rows.save(Object.assign(known, after));
            }
            await this.audit.record(inner, { scope, action: 'firm-settings.update', entity: 'FirmSettings', entityId: 1, before, after });
            return { ...after, version: known?.version ?? 1 };
        });
        this.accessMode.forget();
        return saved;
    }

    private async checkVisitors(ctx: RequestContext, before: Pick<FirmSettings, 'publicCompanyId'>, after: Omit<FirmSettings, 'version'>): Promise<void> {
        if (after.accessMode !== 'closed' && after.publicCompanyId === null) {
            throw inputError('publicCompanyId: visitors need a company whose assortment they see');
        }
        if (after.publicCompanyId !== before.publicCompanyId) await this.makePublic(ctx, after.publicCompanyId);
    }

    /** Exactly the named company is the public one. One with people would be open to whoever can sign in for it. */
    private async makePublic(ctx: RequestContext, companyId: number | null): Promise<void> {
        await sql(this.connection, ctx, `UPDATE company SET kind = 'customer' WHERE kind = 'public'`);
        if (companyId === null) return;
        const found = await sql(this.connection, ctx, `SELECT id FROM company WHERE id = $1 AND active AND kind = 'customer' FOR UPDATE`, [companyId]);
        if (found.length === 0) throw inputError('publicCompanyId: not an active company');
        // Asked when the lock is held: who was added while this waited for it is a member too.
        const members = await sql(this.connection, ctx, 'SELECT id FROM company_member WHERE "companyId" = $1 LIMIT 1', [companyId]);
        if (members.length > 0) throw inputError('publicCompanyId: a company with members cannot be the one that visitors see');
        await sql(this.connection, ctx, `UPDATE company SET kind = 'public' WHERE id = $1`, [companyId]);
        await sql(this.connection, ctx, `UPDATE company SET "offerOfCompanyId" = $1 WHERE kind = 'guest' AND active`, [companyId]);
    }

    /** Core drops a given id, and the sequence may have moved on by a save that failed. */
    private async insert(ctx: RequestContext, settings: Omit<FirmSettings, 'version'>): Promise<void> {
        const columns = Object.keys(settings);
        await sql(
            this.connection,
            ctx,
            `INSERT INTO firm_settings (id, ${columns.map(name => `"${name}"`).join(', ')}) VALUES (1, ${columns.map((_, index) => `$${index + 1}`).join(', ')})`,
            Object.values(settings),
        );
    }
}

function settingsOf(row: FirmSettingsRow): FirmSettings {
    const { name, timeZone, calendar, weekendDays, holidayCountry, currencyCode, language, supportPhone, supportEmail, version } = row;
    const { accessMode, publicCompanyId, acceptsApplications, welcomeMail } = row;
    const firm = { name, timeZone, calendar, weekendDays, holidayCountry, currencyCode, language, supportPhone, supportEmail };
    return { ...firm, accessMode, publicCompanyId, acceptsApplications, welcomeMail, version };
}
