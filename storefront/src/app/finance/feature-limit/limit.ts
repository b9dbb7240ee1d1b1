import { ChangeDetectionStrategy, Component, inject, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';

import { asFailure } from '../../shared/data/failure';
import { Session } from '../../shared/data/session';
import { readMoney } from '../../shared/format/format';
import { InstantPipe, MoneyPipe } from '../../shared/format/pipes';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Field } from '../../shared/ui-kit/field';
import { Skeleton } from '../../shared/ui-kit/skeleton';
import { Payments } from '../data/payments';

/** A wish for a higher credit limit, and what became of the last one. */
@Component({
    selector: 'k-limit',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [RouterLink, TranslocoDirective, InstantPipe, MoneyPipe, FailurePanel, Field, Skeleton],
    template: `
        <div class="page narrow stack" *transloco="let t">
            <p>
                <a routerLink="/finance">{{ t('finance.title') }}</a>
            </p>
            <h1 tabindex="-1">{{ t('limit.title') }}</h1>
            @if (found.error(); as error) {
                <k-failure [error]="error" (retry)="found.reload()" />
            } @else if (found.hasValue()) {
                @if (found.value(); as last) {
                    <section class="card stack" aria-labelledby="last">
                        <div class="row between">
                            <h2 id="last">{{ t('limit.last') }}</h2>
                            <span class="badge">{{ t('limit.state.' + last.state) }}</span>
                        </div>
                        <p>{{ t('limit.wished', { amount: last.wishedLimitMinor | money: last.currencyCode }) }}</p>
                        <p class="soft small">{{ last.createdAt | instant }}</p>
                        @if (last.justification) {
                            <p class="prose" dir="auto">{{ last.justification }}</p>
                        }
                        @if (last.answer) {
                            <p class="note" dir="auto">{{ last.answer }}</p>
                        }
                    </section>
                }
                @if (found.value()?.state !== 'open') {
                    <form class="card stack" novalidate (submit)="$event.preventDefault(); ask(amount.value, why.value)">
                        <k-field
                            for="wished"
                            [label]="t('limit.amount', { currency: session.member()?.company?.currencyCode })"
                            [error]="said()['wishedLimitMinor']"
                        >
                            <input #amount id="wished" class="input" inputmode="decimal" dir="ltr" autocomplete="off" />
                        </k-field>
                        <k-field
                            for="why"
                            [label]="t('limit.why')"
                            [optional]="t('optional')"
                            [error]="said()['justification']"
                        >
                            <textarea #why id="why" class="input" dir="auto" maxlength="2000"></textarea>
                        </k-field>
                        @if (refusal()) {
                            <p class="note bad" role="alert">{{ t('limit.refusal.' + refusal()) }}</p>
                        }
                        @if (failure(); as error) {
                            <k-failure [error]="error" (retry)="ask(amount.value, why.value)" />
                        }
                        <button class="button primary" [attr.aria-disabled]="isBusy() || null">
                            {{ t('limit.ask') }}
                        </button>
                    </form>
                }
            } @else {
                <k-skeleton [rows]="2" height="8rem" />
            }
        </div>
    `,
})
export class LimitPage {
    private readonly payments = inject(Payments);
    private readonly transloco = inject(TranslocoService);
    protected readonly session = inject(Session);
    protected readonly isBusy = signal(false);
    protected readonly refusal = signal('');
    protected readonly failure = signal<unknown>(null);
    protected readonly said = signal<Record<string, string>>({});
    protected readonly found = resource({ loader: ({ abortSignal }) => this.payments.limitRequest(abortSignal) });

    protected async ask(amount: string, justification: string): Promise<void> {
        const wishedLimitMinor = readMoney(amount, this.session.member()?.company.currencyCode ?? '');
        this.refusal.set('');
        this.failure.set(null);
        this.said.set({});
        if (wishedLimitMinor === null || wishedLimitMinor <= 0) {
            this.said.set({ wishedLimitMinor: this.transloco.translate<string>('limit.wrongAmount') });
            return;
        }
        if (this.isBusy()) return;
        this.isBusy.set(true);
        try {
            const answer = await this.payments.askLimit({ wishedLimitMinor, justification: justification.trim() || null });
            if (answer.__typename === 'LimitRequestRefusal') this.refusal.set(answer.reason);
            else this.found.reload();
        } catch (error) {
            this.said.set(asFailure(error).fields);
            this.failure.set(error);
        } finally {
            this.isBusy.set(false);
        }
    }
}
