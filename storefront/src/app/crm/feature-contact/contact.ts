import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';

import { asFailure } from '../../shared/data/failure';
import { latinDigits } from '../../shared/format/format';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Field } from '../../shared/ui-kit/field';
import { ContactRequests } from '../data/contact-requests';

type Name = 'companyName' | 'personName' | 'phone' | 'emailAddress' | 'message';

const text = (...validators: (typeof Validators)['required'][]) =>
    new FormControl('', { nonNullable: true, validators: [Validators.required, ...validators] });

/** For firms that are no customers yet: a few words, and a sales expert calls back. */
@Component({
    selector: 'k-contact',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [ReactiveFormsModule, RouterLink, TranslocoDirective, FailurePanel, Field],
    template: `
        <div class="page narrow" *transloco="let t">
            <div class="card stack">
                <h1 tabindex="-1">{{ t('contact.title') }}</h1>
                @if (isSent()) {
                    <p class="note good" role="status">{{ t('contact.sent') }}</p>
                    <a class="button" routerLink="/sign-in">{{ t('forgot.back') }}</a>
                } @else {
                    <p class="soft">{{ t('contact.text') }}</p>
                    <form class="stack" [formGroup]="form" (ngSubmit)="submit()" novalidate>
                        <k-field for="companyName" [label]="t('contact.company')" [error]="errorOf('companyName')">
                            <input
                                id="companyName"
                                class="input"
                                formControlName="companyName"
                                autocomplete="organization"
                                dir="auto"
                                required
                            />
                        </k-field>
                        <k-field for="personName" [label]="t('contact.person')" [error]="errorOf('personName')">
                            <input
                                id="personName"
                                class="input"
                                formControlName="personName"
                                autocomplete="name"
                                dir="auto"
                                required
                            />
                        </k-field>
                        <k-field for="phone" [label]="t('field.phone')" [error]="errorOf('phone')">
                            <input
                                id="phone"
                                class="input"
                                type="tel"
                                formControlName="phone"
                                autocomplete="tel"
                                dir="ltr"
                                required
                            />
                        </k-field>
                        <k-field for="emailAddress" [label]="t('field.email')" [error]="errorOf('emailAddress')">
                            <input
                                id="emailAddress"
                                class="input"
                                type="email"
                                formControlName="emailAddress"
                                autocomplete="email"
                                dir="ltr"
                                required
                            />
                        </k-field>
                        <k-field for="message" [label]="t('contact.message')" [error]="errorOf('message')">
                            <textarea
                                id="message"
                                class="input"
                                formControlName="message"
                                rows="4"
                                dir="auto"
                                maxlength="2000"
                                required
                            ></textarea>
                        </k-field>
                        @if (failure(); as error) {
                            <k-failure [error]="error" [mayRetry]="false" />
                        }
                        <button class="button primary block" [attr.aria-disabled]="isBusy() || null">
                            {{ t('contact.submit') }}
                        </button>
                        <a routerLink="/sign-in">{{ t('forgot.back') }}</a>
                    </form>
                }
            </div>
        </div>
    `,
})
export class Contact {
    private readonly requests = inject(ContactRequests);
    private readonly transloco = inject(TranslocoService);
    protected readonly form = new FormGroup({
        companyName: text(),
        personName: text(),
        phone: text(),
        emailAddress: text(Validators.email),
        message: text(),
    });
    private readonly isTried = signal(false);
    private readonly said = signal<Record<string, string>>({});
    protected readonly isBusy = signal(false);
    protected readonly isSent = signal(false);
    protected readonly failure = signal<unknown>(null);

    protected errorOf(name: Name): string {
        const said = this.said()[name];
        if (said) return said;
        const control = this.form.controls[name];
        if (!this.isTried() || control.valid) return '';
        return this.transloco.translate(control.hasError('required') ? 'field.required' : 'field.emailWrong');
    }

    protected async submit(): Promise<void> {
        this.isTried.set(true);
        this.said.set({});
        this.failure.set(null);
        if (this.form.invalid || this.isBusy()) return;
        this.isBusy.set(true);
        const given = this.form.getRawValue();
        try {
            await this.requests.send({ ...given, phone: latinDigits(given.phone) });
            this.isSent.set(true);
        } catch (error) {
            const { fields } = asFailure(error);
            this.said.set(fields);
            if (!Object.keys(fields).some((name) => name in this.form.controls)) this.failure.set(error);
        } finally {
            this.isBusy.set(false);
        }
    }
}
