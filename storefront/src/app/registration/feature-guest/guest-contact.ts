import { ChangeDetectionStrategy, Component, computed, effect, inject, resource, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { FormControl, FormGroup, ReactiveFormsModule, ValidatorFn, Validators } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';

import { asFailure } from '../../shared/data/failure';
import { Preferences } from '../../shared/data/preferences';
import { Session } from '../../shared/data/session';
import { keepTyped, readTyped } from '../../shared/data/typed';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Field } from '../../shared/ui-kit/field';
import { keptValue } from '../../shared/ui-kit/keep-value';
import { Skeleton } from '../../shared/ui-kit/skeleton';
import { countriesIn, likelyCountry } from '../data/countries';
import { GuestConsents, Guests } from '../data/guest';
import { FieldProblem, problemKey } from '../data/problems';

const required = (...validators: ValidatorFn[]) =>
    new FormControl('', { nonNullable: true, validators: [Validators.required, ...validators] });
const free = () => new FormControl('', { nonNullable: true });

const fields = [
    { name: 'firstName', label: 'access.firstName', type: 'text', ltr: false, isFree: false, complete: 'given-name' },
    { name: 'lastName', label: 'access.lastName', type: 'text', ltr: false, isFree: false, complete: 'family-name' },
    { name: 'phone', label: 'field.phone', type: 'tel', ltr: true, isFree: false, complete: 'tel' },
    { name: 'emailAddress', label: 'field.email', type: 'email', ltr: true, isFree: false, complete: 'email' },
    { name: 'companyName', label: 'contact.company', type: 'text', ltr: false, isFree: true, complete: 'organization' },
    { name: 'city', label: 'access.city', type: 'text', ltr: false, isFree: false, complete: 'address-level2' },
    {
        name: 'streetLine',
        label: 'access.address',
        type: 'text',
        ltr: false,
        isFree: false,
        complete: 'street-address',
    },
    { name: 'postalCode', label: 'access.postalCode', type: 'text', ltr: true, isFree: true, complete: 'postal-code' },
] as const;
type Name = (typeof fields)[number]['name'];

/** A guest says who he is before he orders: the step between his cart and the checkout. */
@Component({
    selector: 'k-guest-contact',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [ReactiveFormsModule, RouterLink, TranslocoDirective, FailurePanel, Field, Skeleton],
    templateUrl: './guest-contact.html',
    styles: `
        .pair {
            display: grid;
            gap: var(--space-4);
            grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr));
            align-items: start;
        }
        fieldset {
            border: 0;
            padding: 0;
            margin: 0;
        }
        .text {
            white-space: pre-line;
            max-block-size: 14rem;
            overflow: auto;
        }
        .bad {
            color: var(--bad);
            font-weight: 600;
        }
    `,
})
export class GuestContactPage {
    private readonly guests = inject(Guests);
    private readonly preferences = inject(Preferences);
    private readonly router = inject(Router);
    private readonly session = inject(Session);
    private readonly transloco = inject(TranslocoService);
    private readonly memberId = this.session.member()?.id;
    protected readonly consents = resource({
        params: () => this.preferences.language(),
        loader: ({ abortSignal }) => this.guests.consents(abortSignal),
    });
    protected readonly shown = keptValue(this.consents);
    protected readonly fields = fields;
    protected readonly countries = computed(() => countriesIn(this.preferences.language()));
    protected readonly form = new FormGroup({
        countryCode: new FormControl(likelyCountry(this.preferences.language()), { nonNullable: true }),
        ...{ companyName: free(), firstName: required(), lastName: required(), phone: required() },
        ...{ emailAddress: required(Validators.email), city: required(), streetLine: required(), postalCode: free() },
    });
    private readonly typed = toSignal(this.form.valueChanges, { initialValue: this.form.value });
    protected readonly agreed = signal<ReadonlySet<string>>(new Set());
    protected readonly isBusy = signal(false);
    protected readonly failure = signal<unknown>(null);
    private readonly isTried = signal(false);
    private readonly problems = signal<readonly FieldProblem[]>([]);
    private readonly said = signal<Record<string, string>>({});
    protected readonly hasMistakes = computed(() => this.problems().length > 0 || Object.keys(this.said()).length > 0);

    constructor() {
        this.form.patchValue({
            ...this.known(),
            ...readTyped<Partial<typeof this.form.value>>('guest', this.memberId),
        });
        effect(() => keepTyped('guest', this.memberId, this.typed()));
    }

    protected errorOf(name: Name | 'countryCode'): string {
        const said = this.said()[name] ?? this.problemOf(name);
        if (said) return said;
        const control = this.form.controls[name];
        if (!this.isTried() || control.valid) return '';
        return this.transloco.translate(control.hasError('required') ? 'field.required' : 'field.emailWrong');
    }

    protected consentError({ kind, required: isRequired }: GuestConsents[number]): string {
        const isMissing = this.isTried() && isRequired && !this.agreed().has(kind);
        return isMissing ? this.transloco.translate('access.problem.consent-missing') : this.problemOf(kind);
    }

    protected agree(kind: string): void {
        const next = new Set(this.agreed());
        if (!next.delete(kind)) next.add(kind);
        this.agreed.set(next);
    }

    protected async submit(consents: GuestConsents): Promise<void> {
        this.isTried.set(true);
        this.problems.set([]);
        this.said.set({});
        this.failure.set(null);
        const isAgreed = consents.every(({ kind, required: isRequired }) => !isRequired || this.agreed().has(kind));
        if (this.form.invalid || !isAgreed || this.isBusy()) return;
        this.isBusy.set(true);
        const agreed = consents.filter(({ kind }) => this.agreed().has(kind));
        try {
            const contact = {
                ...this.form.getRawValue(),
                consents: agreed.map(({ kind, version }) => ({ kind, version })),
            };
            await this.take(await this.guests.setContact(contact));
        } catch (error) {
            const { fields: said } = asFailure(error);
            this.said.set(said);
            if (!Object.keys(said).some((name) => name in this.form.controls)) this.failure.set(error);
        } finally {
            this.isBusy.set(false);
        }
    }

    private async take(answer: FieldProblem[] | 'closed' | null): Promise<void> {
        if (answer === null) {
            keepTyped('guest', this.memberId, null);
            await this.router.navigate(['/checkout']);
        } else if (answer === 'closed') {
            await this.session.reload();
            await this.router.navigate(['/sign-in'], { queryParams: { guestsClosed: 1 } });
        } else {
            this.problems.set(answer);
            // Newer texts than those that were shown: they are loaded, and agreed to again.
            if (answer.some(({ reason }) => reason === 'consent-outdated')) {
                this.agreed.set(new Set());
                this.consents.reload();
            }
        }
    }

    /** What he said before: he comes back to change it. */
    private known(): Partial<typeof this.form.value> {
        const member = this.session.member();
        const [place] = member?.company.branches ?? [];
        if (!member || !place) return {};
        const { firstName, lastName, emailAddress, company } = member;
        const { city, streetLine, postalCode, countryCode } = place;
        const companyName = company.name === `${firstName} ${lastName}` ? '' : company.name;
        return {
            companyName,
            firstName,
            lastName,
            emailAddress,
            phone: member.phone ?? '',
            city,
            streetLine,
            postalCode,
            countryCode,
        };
    }

    private problemOf(name: string): string {
        const problem = this.problems().find(({ field }) => field === name);
        return problem ? this.transloco.translate(problemKey(problem), { expected: problem.expected }) : '';
    }
}
