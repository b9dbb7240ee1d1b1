/** What every installation needs before its first product: channel, countries, zones, taxes, and the roles of its staff. */
import {
    ChannelService,
    CurrencyCode,
    GlobalSettingsService,
    LanguageCode,
    RequestContextService,
    TaxRateService,
    ZoneService,
} from '@vendure/core';
import { populateInitialData } from '@vendure/core/cli';

import { StaffRoleService } from '../../plugins/staff';
import { initialData } from './initial-data';

type App = Parameters<typeof populateInitialData>[0];

const languages = [LanguageCode.fa, LanguageCode.en, LanguageCode.pl, LanguageCode.ru];

export async function seedFoundation(app: App): Promise<void> {
    await populateInitialData(app, initialData);
    const ctx = await app.get(RequestContextService).create({ apiType: 'admin' });
    await app.get(GlobalSettingsService).updateSettings(ctx, { availableLanguages: languages });
    const channel = await app.get(ChannelService).getDefaultChannel(ctx);
    const zones = await app.get(ZoneService).getAllWithMembers(ctx);
    const iran = zones.find(zone => zone.name === 'Iran');
    await app.get(ChannelService).update(ctx, {
        id: channel.id,
        availableLanguageCodes: languages,
        defaultLanguageCode: LanguageCode.fa,
        availableCurrencyCodes: [CurrencyCode.IRR, CurrencyCode.PLN],
        defaultCurrencyCode: CurrencyCode.IRR,
        pricesIncludeTax: false,
        defaultTaxZoneId: iran?.id,
        defaultShippingZoneId: iran?.id,
    });
    await setTaxRates(app);
    await app.get(StaffRoleService).ensure(ctx);
}

/** Vendure's start data has one rate for all zones; ours differ by country. */
async function setTaxRates(app: App): Promise<void> {
    const ctx = await app.get(RequestContextService).create({ apiType: 'admin' });
    const rates = await app.get(TaxRateService).findAll(ctx, { take: 100 }, ['zone', 'category']);
    const standard: Record<string, number> = { Iran: 10, Poland: 23, Russia: 22 };
    for (const rate of rates.items) {
        const percentage = rate.category.name === 'Standard' ? standard[rate.zone.name] : undefined;
        if (percentage !== undefined && percentage !== rate.value) {
            await app.get(TaxRateService).update(ctx, { id: rate.id, value: percentage });
        }
    }
}
