import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';

import { asFailure } from '../../shared/data/failure';
import { Preferences } from '../../shared/data/preferences';
import { Session } from '../../shared/data/session';
import { latinDigits } from '../../shared/format/format';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Field } from '../../shared/ui-kit/field';
import { Address, Addresses, AddressFacts } from '../data/addresses';

const countries = 'IR IQ AF AE AM AZ TM TR PK PL DE CZ SK LT LV UA BY RU KZ UZ GE'.split(' ');

type Typed = Record<Name, string>;
type Name = 'label' | 'branchId' | 'contactName' | 'phone' | 'streetLine' | 'city' | 'postalCode' | 'countryCode';

/** Writes a new address or changes one. When somebody else changed it meanwhile, both texts are shown and the writer chooses. */
@Component({
    selector: 'k-address-form',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, FailurePanel, Field],
    template: `
        <form class="stack" (submit)="$event.preventDefault(); save()" novalidate *transloco="let t">
            <div class="grid">
                @for (field of fields(); track field.name) {
                    <k-field
                        [for]="idOf(field.name)"
                        [label]="t(field.label)"
                        [optional]="field.required ? '' : t('optional')"
                        [error]="errorOf(field.name)"
                    >
                        <input
                            class="input"
                            [id]="idOf(field.name)"
                            [value]="typed()[field.name]"
                            [attr.dir]="field.ltr ? 'ltr' : 'auto'"
                            [attr.inputmode]="field.name === 'phone' ? 'tel' : null"
                            [attr.autocomplete]="field.autocomplete"
                            [required]="field.required"
                            (input)="type(field.name, $any($event.target).value)"
                        />
                    </k-field>
                }
                <k-field [for]="idOf('countryCode')" [label]="t('addresses.country')" [error]="errorOf('countryCode')">
                    <select
                        class="input"
                        [id]="idOf('countryCode')"
                        (change)="type('countryCode', $any($event.target).value)"
                    >
                        @for (country of countries(); track country.code) {
                            <option [value]="country.code" [selected]="country.code === typed().countryCode">
                                {{ country.name }}
                            </option>
                        }
                    </select>
                </k-field>
                @if (branches().length > 1) {
                    <k-field
                        [for]="idOf('branchId')"
                        [label]="t('addresses.branch')"
                        [hint]="t('addresses.branchHint')"
                        [error]="errorOf('branchId')"
                    >
                        <select
                            class="input"
                            [id]="idOf('branchId')"
                            (change)="type('branchId', $any($event.target).value)"
                        >
                            @if (seesAll()) {
                                <option value="" [selected]="!typed().branchId">{{ t('addresses.allBranches') }}</option>
                            }
                            @for (branch of branches(); track branch.id) {
                                <option [value]="branch.id" [selected]="branch.id === typed().branchId">
                                    {{ branch.name }}
                                </option>
                            }
                        </select>
                    </k-field>
                }
            </div>
            @if (isOutdated()) {
                <div class="note warn" role="alert">
                    <div class="stack tight">
                        <p class="strong">{{ t('addresses.changedMeanwhile') }}</p>
                        @if (said()['version']; as who) {
                            <p class="small" dir="auto">{{ who }}</p>
                        }
                        <p class="small" dir="auto">{{ t('addresses.savedNow') }} {{ savedText() }}</p>
                        <div class="row">
                            <button type="button" class="button" (click)="keepMine()">{{ t('addresses.keepMine') }}</button>
                            <button type="button" class="button" (click)="takeTheirs()">
                                {{ t('addresses.takeTheirs') }}
                            </button>
                        </div>
                    </div>
                </div>
            }
            @if (failure(); as error) {
                <k-failure [error]="error" [mayRetry]="false" />
            }
            <div class="row">
                <button class="button primary" [attr.aria-disabled]="isBusy() || null">{{ t('addresses.save') }}</button>
                <button type="button" class="button" (click)="cancelled.emit()">{{ t('addresses.cancel') }}</button>
            </div>
        </form>
    `,
    styles: `
        .grid {
            display: grid;
            gap: var(--space-4);
            grid-template-columns: repeat(auto-fit, minmax(min(100%, 16rem), 1fr));
        }
    `,
})
export class AddressForm {
    /** Null: a new one. */
    readonly address = input<Address | null>(null);
    readonly saved = output<void>();
    readonly cancelled = output<void>();
    /** The address is no longer what was shown: whoever shows it should load it again. */
    readonly outdated = output<void>();
    private readonly addresses = inject(Addresses);
    private readonly session = inject(Session);
    private readonly preferences = inject(Preferences);
    private readonly transloco = inject(TranslocoService);
    protected readonly branches = computed(() => this.session.member()?.company.branches ?? []);
    protected readonly seesAll = computed(() => {
        const member = this.session.member();
        return !member?.branch || member.permissions.includes('see-whole-company');
    });
    protected readonly fields = computed(() => [
        { name: 'label' as const, label: 'addresses.label', required: true, ltr: false, autocomplete: 'off' },
        { name: 'contactName' as const, label: 'addresses.contact', required: false, ltr: false, autocomplete: 'name' },
        { name: 'phone' as const, label: 'field.phone', required: false, ltr: true, autocomplete: 'tel' },
        { name: 'streetLine' as const, label: 'addresses.street', required: true, ltr: false, autocomplete: 'street-address' },
        { name: 'city' as const, label: 'addresses.city', required: true, ltr: false, autocomplete: 'address-level2' },
        { name: 'postalCode' as const, label: 'addresses.postalCode', required: false, ltr: true, autocomplete: 'postal-code' },
    ]);
    protected readonly countries = computed(() => {
        const names = new Intl.DisplayNames([this.preferences.language()], { type: 'region' });
        const codes = [...new Set([this.typed().countryCode, ...countries])].filter(Boolean);
        return codes.map((code) => ({ code, name: names.of(code) ?? code }));
    });
    /** Filled once for each record, so that loading it again overwrites nothing that was typed. */
    protected readonly typed = linkedSignal<string, Typed>({
        source: () => this.address()?.id ?? 'new',
        computation: () => this.textOf(this.address()),
    });
    /** The version that was read before typing began. */
    private readonly version = linkedSignal<string, number>({
        source: () => this.address()?.id ?? 'new',
        computation: () => this.address()?.version ?? 0,
    });
    protected readonly isOutdated = computed(
        () => this.address() !== null && (this.address()?.version !== this.version() || 'version' in this.said()),
    );
    protected readonly savedText = computed(() => {
        const { label, contactName, phone, streetLine, city, postalCode } = this.textOf(this.address());
        return [label, contactName, phone, streetLine, city, postalCode].filter(Boolean).join(' · ');
    });
    protected readonly said = signal<Record<string, string>>({});
    protected readonly failure = signal<unknown>(null);
    protected readonly isBusy = signal(false);
    private readonly isTried = signal(false);

    protected idOf(name: Name): string {
        return `address-${this.address()?.id ?? 'new'}-${name}`;
    }

    protected errorOf(name: Name): string {
        const said = this.said()[name];
        if (said) return said;
        const isRequired = this.fields().some((field) => field.name === name && field.required);
        const isMissing = this.isTried() && isRequired && !this.typed()[name].trim();
        return isMissing ? this.transloco.translate<string>('field.required') : '';
    }

    protected type(name: Name, value: string): void {
        this.typed.update((before) => ({ ...before, [name]: value }));
    }

    protected keepMine(): void {
        this.version.set(this.address()?.version ?? 0);
        this.said.set({});
    }

    protected takeTheirs(): void {
        this.typed.set(this.textOf(this.address()));
        this.keepMine();
    }

    protected async save(): Promise<void> {
        this.isTried.set(true);
        this.said.set({});
        this.failure.set(null);
        if (this.isBusy() || this.fields().some(({ name }) => this.errorOf(name))) return;
        this.isBusy.set(true);
        try {
            const refused = await this.send(this.facts());
            if (refused === null) this.saved.emit();
            else this.failure.set(new Error(refused));
        } catch (error) {
            const { fields } = asFailure(error);
            this.said.set(fields);
            if ('version' in fields) this.outdated.emit();
            else if (!Object.keys(fields).some((name) => name in this.typed())) this.failure.set(error);
        } finally {
            this.isBusy.set(false);
        }
    }

    private async send(facts: AddressFacts): Promise<string | null> {
        const address = this.address();
        if (address !== null) return this.addresses.update(address.id, this.version(), facts);
        await this.addresses.add(facts);
        return null;
    }

    private facts(): AddressFacts {
        const { label, branchId, contactName, phone, streetLine, city, postalCode, countryCode } = this.typed();
        return {
            label: label.trim(),
            branchId: branchId || null,
            contactName: contactName.trim(),
            phone: latinDigits(phone.trim()) || null,
            streetLine: streetLine.trim(),
            city: city.trim(),
            postalCode: latinDigits(postalCode.trim()),
            countryCode,
        };
    }

    private textOf(address: Address | null): Typed {
        const member = this.session.member();
        const home = member?.branch ?? member?.company.branches.find((branch) => branch.isHeadOffice);
        return {
            label: address?.label ?? '',
            branchId: address?.branchId ?? (address === null && !this.seesAll() ? (member?.branch?.id ?? '') : ''),
            contactName: address?.contactName ?? '',
            phone: address?.phone ?? '',
            streetLine: address?.streetLine ?? '',
            city: address?.city ?? '',
            postalCode: address?.postalCode ?? '',
            countryCode: address?.countryCode ?? home?.countryCode ?? 'IR',
        };
    }
}
