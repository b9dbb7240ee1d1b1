import { ChangeDetectionStrategy, Component, inject, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';

import { readWholeNumber } from '../../shared/format/format';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Field } from '../../shared/ui-kit/field';
import { Icon } from '../../shared/ui-kit/icon';
import { keptValue } from '../../shared/ui-kit/keep-value';
import { Skeleton } from '../../shared/ui-kit/skeleton';
import { Toasts } from '../../shared/ui-kit/toasts';
import { readPoints, writePoints } from '../data/own-offer-form';
import { Letterhead, OwnOffers } from '../data/own-offers';

/** With whose name, logo and words the company's own offers go out. */
@Component({
    selector: 'k-letterhead',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [RouterLink, TranslocoDirective, FailurePanel, Field, Icon, Skeleton],
    template: `
        <div class="page stack narrow" *transloco="let t">
            <a class="back" routerLink="/own-offers"><k-icon name="back" />{{ t('ownOffers.title') }}</a>
            <h1 tabindex="-1">{{ t('ownOffers.letterhead') }}</h1>
            <p class="soft">{{ t(head()?.mayChange === false ? 'ownOffers.mayNotChange' : 'ownOffers.letterheadText') }}</p>
            @if (result.error()) {
                <k-failure [error]="result.error()" (retry)="result.reload()" />
            } @else if (head(); as one) {
                <section class="card stack" aria-labelledby="logo">
                    <h2 id="logo">{{ t('ownOffers.logo') }}</h2>
                    @if (one.logo) {
                        <p class="paper"><img [src]="one.logo" [alt]="t('ownOffers.logo')" /></p>
                    }
                    @if (one.mayChange) {
                        <k-field for="logo-file" [label]="t('ownOffers.logoFile')" [hint]="t('ownOffers.logoHint')" [error]="wrongFile()">
                            <input #file id="logo-file" class="input" type="file" accept=".png,.jpg,.jpeg,.webp" (change)="send(file)" />
                        </k-field>
                        @if (one.logo) {
                            <div>
                                <button type="button" class="button quiet" [attr.aria-disabled]="isBusy() || null" (click)="removeLogo(one)">
                                    <k-icon name="trash" />{{ t('ownOffers.removeLogo') }}
                                </button>
                            </div>
                        }
                    }
                </section>
                <form
                    class="card stack"
                    novalidate
                    (submit)="
                        $event.preventDefault();
                        save(one, {
                            name: name.value,
                            details: details.value,
                            introduction: introduction.value,
                            terms: terms.value,
                            margin: margin.value,
                            tax: tax.value,
                            days: days.value,
                        })
                    "
                >
                    <fieldset class="stack plain" [disabled]="!one.mayChange">
                        <k-field for="head-name" [label]="t('ownOffers.headName')" [hint]="t('ownOffers.headNameHint', { name: one.companyName })">
                            <input #name id="head-name" class="input" dir="auto" maxlength="200" [value]="one.name" />
                        </k-field>
                        <k-field for="head-details" [label]="t('ownOffers.headDetails')" [hint]="t('ownOffers.headDetailsHint')">
                            <textarea #details id="head-details" class="input" rows="3" dir="auto" maxlength="1000" [value]="one.details"></textarea>
                        </k-field>
                        <k-field for="head-introduction" [label]="t('ownOffers.introduction')" [hint]="t('ownOffers.forNew')">
                            <textarea #introduction id="head-introduction" class="input" rows="3" dir="auto" maxlength="4000" [value]="one.introduction"></textarea>
                        </k-field>
                        <k-field for="head-terms" [label]="t('ownOffers.terms')" [hint]="t('ownOffers.forNew')">
                            <textarea #terms id="head-terms" class="input" rows="3" dir="auto" maxlength="4000" [value]="one.terms"></textarea>
                        </k-field>
                        <div class="figures">
                            <k-field for="head-margin" [label]="t('ownOffers.margin')" [error]="errors()['head-margin']">
                                <input #margin id="head-margin" class="input" inputmode="decimal" [value]="points(one.marginPoints)" />
                            </k-field>
                            <k-field for="head-tax" [label]="t('ownOffers.tax')" [hint]="t('ownOffers.taxHint')" [error]="errors()['head-tax']">
                                <input #tax id="head-tax" class="input" inputmode="decimal" [value]="one.taxPoints === null ? '' : points(one.taxPoints)" />
                            </k-field>
                            <k-field for="head-days" [label]="t('ownOffers.validDays')" [error]="errors()['head-days']">
                                <input #days id="head-days" class="input" inputmode="numeric" [value]="one.validDays" />
                            </k-field>
                        </div>
                    </fieldset>
                    @if (one.mayChange) {
                        <div class="row">
                            <button class="button primary" [attr.aria-disabled]="isBusy() || null">{{ t('ownOffers.save') }}</button>
                        </div>
                    }
                </form>
            } @else {
                <k-skeleton [rows]="4" height="4rem" />
            }
        </div>
    `,
    styles: `
        .back {
            display: inline-flex;
            align-items: center;
            text-decoration: none;
        }
        .narrow {
            max-inline-size: 48rem;
        }
        .plain {
            border: 0;
            padding: 0;
            margin: 0;
            min-inline-size: 0;
        }
        .figures {
            display: grid;
            grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr));
            gap: var(--space-4);
        }
        /* As on paper: a logo may be dark on nothing. */
        .paper {
            padding: var(--space-4);
            background: #fff;
            border: 1px solid var(--line);
            border-radius: var(--radius-m);
        }
        .paper img {
            display: block;
            max-inline-size: 100%;
            max-block-size: 5rem;
        }
    `,
})
export class LetterheadPage {
    private readonly offers = inject(OwnOffers);
    private readonly toasts = inject(Toasts);
    private readonly transloco = inject(TranslocoService);
    protected readonly result = resource({ loader: ({ abortSignal }) => this.offers.letterhead(abortSignal) });
    protected readonly head = keptValue(this.result);
    protected readonly errors = signal<Readonly<Record<string, string>>>({});
    protected readonly wrongFile = signal('');
    protected readonly isBusy = signal(false);
    protected readonly points = writePoints;

    protected async save(
        { version }: Letterhead,
        typed: { name: string; details: string; introduction: string; terms: string; margin: string; tax: string; days: string },
    ): Promise<void> {
        const { margin, tax, days, ...words } = typed;
        const marginPoints = readPoints(margin, -9_000, 100_000);
        const taxPoints = tax.trim() === '' ? null : readPoints(tax, 0, 10_000);
        const validDays = readWholeNumber(days);
        const errors: Record<string, string> = {};
        if (marginPoints === null) errors['head-margin'] = this.transloco.translate('ownOffers.wrong.percent');
        if (tax.trim() !== '' && taxPoints === null) errors['head-tax'] = this.transloco.translate('ownOffers.wrong.percent');
        if (validDays === null || validDays < 1 || validDays > 365) errors['head-days'] = this.transloco.translate('ownOffers.wrong.days');
        this.errors.set(errors);
        const first = Object.keys(errors)[0];
        if (first) document.getElementById(first)?.focus();
        if (first || marginPoints === null || validDays === null) return;
        await this.quietly(async () => {
            this.result.set(await this.offers.saveLetterhead({ ...words, version, marginPoints, taxPoints, validDays }));
            this.toasts.say(this.transloco.translate('ownOffers.saved'), 'good');
        });
    }

    protected async removeLogo({ name, details, introduction, terms, marginPoints, taxPoints, validDays, version }: Letterhead): Promise<void> {
        await this.quietly(async () => {
            const input = { name, details, introduction, terms, marginPoints, taxPoints, validDays, version, removeLogo: true };
            this.result.set(await this.offers.saveLetterhead(input));
        });
    }

    protected async send(field: HTMLInputElement): Promise<void> {
        const file = field.files?.[0];
        if (!file) return;
        await this.quietly(async () => {
            const refusal = await this.offers.sendLogo(file);
            this.wrongFile.set(refusal ? this.transloco.translate<string>(`ownOffers.logoRefused.${refusal}`) : '');
            if (!refusal) this.result.reload();
        });
        field.value = '';
    }

    private async quietly(work: () => Promise<void>): Promise<void> {
        if (this.isBusy()) return;
        this.isBusy.set(true);
        try {
            await work();
        } catch (error) {
            this.toasts.fail(error);
        } finally {
            this.isBusy.set(false);
        }
    }
}
