import { ChangeDetectionStrategy, Component, computed, effect, inject, resource, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { FormControl, FormGroup, ReactiveFormsModule, ValidatorFn, Validators } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';

import { asFailure } from '../../shared/data/failure';
import { Preferences } from '../../shared/data/preferences';
import { Session } from '../../shared/data/session';
import { keepTyped, readTyped } from '../../shared/data/typed';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Field } from '../../shared/ui-kit/field';
import { keptValue } from '../../shared/ui-kit/keep-value';
import { Skeleton } from '../../shared/ui-kit/skeleton';
import { AccessForm, Applications } from '../data/applications';
import { countriesIn, likelyCountry } from '../data/countries';
import { FieldProblem, problemKey } from '../data/problems';

const required = (...validators: ValidatorFn[]) =>
    new FormControl('', { nonNullable: true, validators: [Validators.required, ...validators] });
const free = () => new FormControl('', { nonNullable: true });

/** Nobody is signed in here: what is typed is kept for whoever sits at this tab. */
const visitor = 'visitor';
const numberedCountries = ['IR', 'PL', 'RU'];

@Component({
    selector: 'k-apply',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [ReactiveFormsModule, RouterLink, TranslocoDirective, FailurePanel, Field, Skeleton],
    templateUrl: './apply.html',
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
export class Apply {
    private readonly applications = inject(Applications);
    private readonly preferences = inject(Preferences);
    private readonly session = inject(Session);
    private readonly transloco = inject(TranslocoService);
    protected readonly accessForm = resource({
        params: () => this.preferences.language(),
        loader: ({ abortSignal }) => this.applications.form(abortSignal),
    });
    protected readonly shown = keptValue(this.accessForm);
    protected readonly form = new FormGroup({
        companyName: required(),
        countryCode: new FormControl(likelyCountry(this.preferences.language()), { nonNullable: true }),
        taxId: required(),
        economicCode: free(),
        streetLine: required(),
        city: required(),
        postalCode: required(),
        firstName: required(),
        lastName: required(),
        phone: required(),
        emailAddress: required(Validators.email),
        message: free(),
    });
    protected readonly countries = computed(() => countriesIn(this.preferences.language()));
    private readonly typed = toSignal(this.form.valueChanges, { initialValue: this.form.value });
    protected readonly country = computed(() => this.typed().countryCode ?? 'IR');
    protected readonly taxHint = computed(() =>
        numberedCountries.includes(this.country()) ? this.country() : 'other',
    );
    protected readonly agreed = signal<ReadonlySet<string>>(new Set());
    protected readonly isBusy = signal(false);
    protected readonly isSent = signal(false);
    protected readonly isShut = signal(false);
    protected readonly sentTo = signal('');
    protected readonly failure = signal<unknown>(null);
    private readonly isTried = signal(false);
    private readonly problems = signal<readonly FieldProblem[]>([]);
    private readonly said = signal<Record<string, string>>({});
    protected readonly hasMistakes = computed(() => this.problems().length > 0 || Object.keys(this.said()).length > 0);

    constructor() {
        this.form.patchValue({
            ...this.saidAsGuest(),
            ...readTyped<Partial<typeof this.form.value>>('access', visitor),
        });
        effect(() => keepTyped('access', visitor, this.typed()));
    }

    protected errorOf(name: keyof typeof this.form.controls): string {
        const said = this.said()[name] ?? this.problemOf(name);
        if (said) return said;
        const control = this.form.controls[name];
        if (!this.isTried() || control.valid) return '';
        return this.transloco.translate(control.hasError('required') ? 'field.required' : 'field.emailWrong');
    }

    protected consentError({ kind, required: isRequired }: AccessForm['consents'][number]): string {
        const isMissing = this.isTried() && isRequired && !this.agreed().has(kind);
        return isMissing ? this.transloco.translate('access.problem.consent-missing') : this.problemOf(kind);
    }

    protected agree(kind: string): void {
        const next = new Set(this.agreed());
        if (!next.delete(kind)) next.add(kind);
        this.agreed.set(next);
    }

    protected async submit({ consents }: AccessForm): Promise<void> {
        this.isTried.set(true);
        this.problems.set([]);
        this.said.set({});
        this.failure.set(null);
        const isAgreed = consents.every(({ kind, required: isRequired }) => !isRequired || this.agreed().has(kind));
        if (this.form.invalid || !isAgreed || this.isBusy()) return;
        this.isBusy.set(true);
        const given = this.form.getRawValue();
        const agreed = consents.filter(({ kind }) => this.agreed().has(kind));
        try {
            const answer = await this.applications.apply({
                ...given,
                consents: agreed.map(({ kind, version }) => ({ kind, version })),
            });
            if (answer === null) this.finish(given.emailAddress);
            else this.take(answer.isShut, answer.problems);
        } catch (error) {
            const { fields } = asFailure(error);
            this.said.set(fields);
            if (!Object.keys(fields).some((name) => name in this.form.controls)) this.failure.set(error);
        } finally {
            this.isBusy.set(false);
        }
    }

    /** Who has ordered without an account has said most of it. */
    private saidAsGuest(): Partial<typeof this.form.value> {
        const member = this.session.isGuest() ? this.session.member() : null;
        const [place] = member?.company.branches ?? [];
        if (!member || !place) return {};
        const { firstName, lastName, emailAddress, company } = member;
        const { city, streetLine, postalCode, countryCode } = place;
        const person = { firstName, lastName, emailAddress, phone: member.phone ?? '' };
        return { ...person, companyName: company.name, city, streetLine, postalCode, countryCode };
    }

    private finish(emailAddress: string): void {
        this.sentTo.set(emailAddress);
        this.isSent.set(true);
        keepTyped('access', visitor, null);
    }

    private take(isShut: boolean, problems: readonly FieldProblem[]): void {
        this.isShut.set(isShut);
        this.problems.set(problems);
        // Newer texts than those that were shown: they are loaded, and agreed to again.
        if (problems.some(({ reason }) => reason === 'consent-outdated')) {
            this.agreed.set(new Set());
            this.accessForm.reload();
        }
    }

    private problemOf(name: string): string {
        const problem = this.problems().find(({ field }) => field === name);
        return problem ? this.transloco.translate(problemKey(problem), { expected: problem.expected }) : '';
    }
}
