import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { FormControl, ReactiveFormsModule, Validators } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';

import { asFailure } from '../../shared/data/failure';
import { Session } from '../../shared/data/session';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Field } from '../../shared/ui-kit/field';
import { Shipments } from '../data/shipments';

@Component({
    selector: 'k-delivery-form',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [ReactiveFormsModule, TranslocoDirective, FailurePanel, Field],
    template: `
        <form class="stack" (submit)="$event.preventDefault(); submit()" novalidate *transloco="let t">
            <h3>{{ t('delivery.title') }}</h3>
            <k-field
                [for]="'received-' + shipmentId()"
                [label]="t('delivery.receivedBy')"
                [error]="isTried() && receivedBy.invalid ? t('field.required') : said()"
            >
                <input
                    [id]="'received-' + shipmentId()"
                    class="input"
                    [formControl]="receivedBy"
                    autocomplete="name"
                    dir="auto"
                    maxlength="120"
                    required
                />
            </k-field>
            <k-field [for]="'note-' + shipmentId()" [label]="t('delivery.note')" [optional]="t('optional')">
                <textarea
                    [id]="'note-' + shipmentId()"
                    class="input"
                    [formControl]="note"
                    dir="auto"
                    maxlength="1000"
                ></textarea>
            </k-field>
            @if (refusal()) {
                <p class="note bad" role="alert" dir="auto">{{ refusal() }}</p>
            }
            @if (failure(); as error) {
                <k-failure [error]="error" (retry)="submit()" />
            }
            <div>
                <button class="button primary" [attr.aria-disabled]="isBusy() || null">
                    {{ t('delivery.confirm') }}
                </button>
            </div>
        </form>
    `,
})
export class DeliveryForm {
    readonly shipmentId = input.required<string>();
    readonly confirmed = output<void>();
    private readonly shipments = inject(Shipments);
    private readonly member = inject(Session).member();
    protected readonly receivedBy = new FormControl(
        [this.member?.firstName, this.member?.lastName].filter(Boolean).join(' '),
        {
            nonNullable: true,
            validators: [Validators.required],
        },
    );
    protected readonly note = new FormControl('', { nonNullable: true });
    protected readonly isTried = signal(false);
    protected readonly isBusy = signal(false);
    protected readonly said = signal('');
    protected readonly refusal = signal<string | null>(null);
    protected readonly failure = signal<unknown>(null);

    protected async submit(): Promise<void> {
        this.isTried.set(true);
        if (this.receivedBy.invalid || this.isBusy()) return;
        this.isBusy.set(true);
        this.failure.set(null);
        try {
            this.refusal.set(
                await this.shipments.confirm(this.shipmentId(), this.receivedBy.value.trim(), this.note.value.trim()),
            );
            if (!this.refusal()) this.confirmed.emit();
        } catch (error) {
            this.said.set(asFailure(error).fields['receivedBy'] ?? '');
            this.failure.set(error);
        } finally {
            this.isBusy.set(false);
        }
    }
}
