import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Field } from '../../shared/ui-kit/field';
import { Stars } from '../../shared/ui-kit/stars';
import { Shipments } from '../data/shipments';

@Component({
    selector: 'k-rating-form',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, FailurePanel, Field, Stars],
    template: `
        <form class="stack" (submit)="$event.preventDefault(); submit(comment.value)" novalidate *transloco="let t">
            <h3>{{ t('rating.title') }}</h3>
            <div class="row">
                <k-stars
                    class="grow"
                    [label]="t('rating.product')"
                    [name]="'product-' + shipmentId()"
                    [(value)]="product"
                />
                <k-stars
                    class="grow"
                    [label]="t('rating.transport')"
                    [name]="'transport-' + shipmentId()"
                    [(value)]="transport"
                />
            </div>
            @if (isTried() && !(product() && transport())) {
                <p class="small error" role="alert">{{ t('rating.both') }}</p>
            }
            <k-field [for]="'comment-' + shipmentId()" [label]="t('rating.comment')" [optional]="t('optional')">
                <textarea
                    #comment
                    [id]="'comment-' + shipmentId()"
                    class="input"
                    dir="auto"
                    maxlength="1000"
                ></textarea>
            </k-field>
            @if (refusal()) {
                <p class="note bad" role="alert" dir="auto">{{ refusal() }}</p>
            }
            @if (failure(); as error) {
                <k-failure [error]="error" (retry)="submit(comment.value)" />
            }
            <div>
                <button class="button primary" [attr.aria-disabled]="isBusy() || null">{{ t('rating.submit') }}</button>
            </div>
        </form>
    `,
    styles: `
        .error {
            color: var(--bad);
            font-weight: 600;
        }
    `,
})
export class RatingForm {
    readonly shipmentId = input.required<string>();
    readonly rated = output<void>();
    private readonly shipments = inject(Shipments);
    protected readonly product = signal(0);
    protected readonly transport = signal(0);
    protected readonly isTried = signal(false);
    protected readonly isBusy = signal(false);
    protected readonly refusal = signal<string | null>(null);
    protected readonly failure = signal<unknown>(null);

    protected async submit(comment: string): Promise<void> {
        this.isTried.set(true);
        if (!this.product() || !this.transport() || this.isBusy()) return;
        this.isBusy.set(true);
        this.failure.set(null);
        try {
            const rating = { product: this.product(), transport: this.transport(), comment: comment.trim() };
            this.refusal.set(await this.shipments.rate(this.shipmentId(), rating));
            if (!this.refusal()) this.rated.emit();
        } catch (error) {
            this.failure.set(error);
        } finally {
            this.isBusy.set(false);
        }
    }
}
