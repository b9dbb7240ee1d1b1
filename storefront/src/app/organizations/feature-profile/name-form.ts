import { ChangeDetectionStrategy, Component, effect, inject, input, output, untracked } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';

import { Session } from '../../shared/data/session';
import { latinDigits } from '../../shared/format/format';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Field } from '../../shared/ui-kit/field';
import { Toasts } from '../../shared/ui-kit/toasts';
import { OwnProfile, Profile } from '../data/own-profile';
import { OwnForm } from './own-form';

@Component({
    selector: 'k-name-form',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [ReactiveFormsModule, TranslocoDirective, FailurePanel, Field],
    template: `
        <form class="card stack" *transloco="let t" [formGroup]="form" (ngSubmit)="save()" novalidate>
            <h2>{{ t('profile.name') }}</h2>
            @for (field of fields; track field) {
                <k-field
                    [for]="'own-' + field"
                    [label]="t(field === 'phone' ? 'field.phone' : 'team.' + field)"
                    [optional]="field === 'phone' ? t('optional') : ''"
                    [error]="errorOf(field, t('field.required'))"
                >
                    <input
                        [id]="'own-' + field"
                        class="input"
                        [type]="field === 'phone' ? 'tel' : 'text'"
                        [formControlName]="field"
                        [dir]="field === 'phone' ? 'ltr' : 'auto'"
                        [required]="field !== 'phone'"
                        [attr.autocomplete]="
                            field === 'phone' ? 'tel' : field === 'firstName' ? 'given-name' : 'family-name'
                        "
                    />
                </k-field>
            }
            @if (state.said()['version']) {
                <p class="note bad" role="alert">{{ t('profile.stale') }}</p>
                <button type="button" class="button" (click)="changed.emit()">{{ t('profile.again') }}</button>
            }
            @if (state.failure(); as error) {
                <k-failure [error]="error" [mayRetry]="false" />
            }
            <div class="row end">
                <button class="button primary" [attr.aria-disabled]="state.isBusy() || null">
                    {{ t('profile.save') }}
                </button>
            </div>
        </form>
    `,
})
export class NameForm {
    readonly profile = input.required<Profile>();
    readonly changed = output<void>();
    private readonly profiles = inject(OwnProfile);
    private readonly session = inject(Session);
    private readonly toasts = inject(Toasts);
    private readonly transloco = inject(TranslocoService);
    protected readonly fields = ['firstName', 'lastName', 'phone'] as const;
    protected readonly state = new OwnForm();
    protected readonly form = new FormGroup({
        firstName: new FormControl('', { nonNullable: true, validators: Validators.required }),
        lastName: new FormControl('', { nonNullable: true, validators: Validators.required }),
        phone: new FormControl('', { nonNullable: true }),
    });

    constructor() {
        // What was typed stays, whatever is loaded again.
        effect(() => {
            const { firstName, lastName, phone } = this.profile();
            untracked(() => {
                if (!this.form.dirty) this.form.setValue({ firstName, lastName, phone: phone ?? '' });
            });
        });
    }

    protected errorOf(field: (typeof this.fields)[number], missing: string): string {
        return this.state.said()[field] ?? (this.state.isTried() && this.form.controls[field].invalid ? missing : '');
    }

    protected async save(): Promise<void> {
        const { firstName, lastName, phone } = this.form.getRawValue();
        const change = { firstName, lastName, phone: latinDigits(phone) || null, version: this.profile().version };
        const isDone = await this.state.attempt(this.form.valid, async () => {
            await this.profiles.update(change);
            return null;
        });
        if (!isDone) return;
        this.form.markAsPristine();
        this.toasts.say(this.transloco.translate('profile.saved'));
        this.changed.emit();
        void this.session.reload().catch(() => null);
    }
}
