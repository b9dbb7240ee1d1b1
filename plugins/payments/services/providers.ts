import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';

import { PaymentRulesService } from '../../finance';
import { SandboxProvider } from '../config/sandbox-provider';
import { PAYMENTS_OPTIONS } from '../constants';
import type { PaymentProvider, PaymentsOptions } from '../types';

/** Who takes payments online, in which currencies. */
@Injectable()
export class Providers implements OnModuleInit {
    constructor(
        @Inject(PAYMENTS_OPTIONS) private options: PaymentsOptions,
        private rules: PaymentRulesService,
    ) {}

    onModuleInit(): void {
        this.rules.takeOnline(currencyCode => this.of(currencyCode).length > 0);
    }

    of(currencyCode: string): PaymentProvider[] {
        return this.all().filter(({ currencies }) => currencies.includes(currencyCode));
    }

    find(code: string): PaymentProvider | undefined {
        return this.all().find(provider => provider.code === code);
    }

    private all(): PaymentProvider[] {
        return [...this.options.providers, ...(this.options.sandbox ? [new SandboxProvider(this.options)] : [])];
    }
}
